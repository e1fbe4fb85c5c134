package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewCommandTest {

  private static final Path STARTERS = Path.of("../examples/policies/starter");

  @TempDir
  private Path directory;

  @ParameterizedTest
  @EnumSource(Starter.class)
  void writesWhatPassesTheCheckAndIsLaidOut(Starter starter) throws IOException {
    Run run = Run.lictor("new", "mine", "--template", starter, "--into", directory);

    Path folder = directory.resolve("mine");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith(folder.resolve("policy.yaml") + "\n");
    assertThat(Files.readString(folder.resolve("policy.yaml"))).contains("\n  name: mine\n");
    assertThat(Run.lictor("check", "--strict", folder).out()).isEmpty();
    assertThat(Run.lictor("fmt", "--check", folder).out()).isEmpty();
    assertThat(names(folder)).isEqualTo(names(STARTERS.resolve(starter.toString())));
  }

  @Test
  void knowsEveryStarterAndEachOfItsFiles() throws IOException {
    List<String> starters = names(STARTERS);

    assertThat(starters)
        .isEqualTo(
            Arrays.stream(Starter.values()).map(Starter::toString).sorted().toList());
    for (String starter : starters) {
      assertThat(names(STARTERS.resolve(starter))).isSubsetOf(Starter.FILES);
    }
  }

  @Test
  void overwritesNothing() throws IOException {
    Run.lictor("new", "mine", "--into", directory);
    Path policy = Files.writeString(directory.resolve("mine/policy.yaml"), "precious");

    Run run = Run.lictor("new", "mine", "--into", directory);

    assertThat(run)
        .isEqualTo(new Run(
            2,
            "",
            "lictor new: " + directory.resolve("mine")
                + " is there already; nothing is overwritten\n"));
    assertThat(Files.readString(policy)).isEqualTo("precious");
  }

  @Test
  void takesANameThatAPolicyMayHave() {
    assertThat(Run.lictor("new", "../x", "--into", directory).err())
        .contains("expected a name of letters, digits", "found `../x`");
    assertThat(Run.lictor("new", "--into", directory).code()).isEqualTo(2);
    assertThat(Run.lictor("new", "x", "--template", "alowlist").err())
        .contains("did you mean `allowlist`?");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
