package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

  private static final String UNTIDY = "kind:  Policy\n\n\nmetadata: { name: a }\n";
  private static final String TIDY = "kind: Policy\n\nmetadata: {name: a}\n";

  @TempDir
  private Path directory;

  private Path untidy;
  private Path tidy;

  @BeforeEach
  void write() throws IOException {
    untidy = Files.writeString(directory.resolve("untidy.yaml"), UNTIDY);
    tidy = Files.writeString(directory.resolve("tidy.test.yml"), TIDY);
    Files.writeString(directory.resolve("a.json"), "{\"a\":1}");
    Files.createDirectory(directory.resolve(".hidden"));
    Files.writeString(directory.resolve(".hidden/b.yaml"), UNTIDY);
  }

  @Test
  void writesWhatIsNotLaidOutAndNamesIt() throws IOException {
    assertThat(Run.lictor("fmt", directory)).isEqualTo(new Run(0, untidy + "\n", ""));
    assertThat(Files.readString(untidy)).isEqualTo(TIDY);
    assertThat(Files.readString(directory.resolve(".hidden/b.yaml"))).isEqualTo(UNTIDY);
    assertThat(Run.lictor("fmt", directory)).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void writesNothingWhenItOnlyChecks() throws IOException {
    assertThat(Run.lictor("fmt", "--check", directory)).isEqualTo(new Run(1, untidy + "\n", ""));
    assertThat(Files.readString(untidy)).isEqualTo(UNTIDY);
    assertThat(Run.lictor("fmt", "--check", tidy)).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void laysOutTheRestWhenAFileIsNotSound() throws IOException {
    Path wrong = Files.writeString(directory.resolve("a.yaml"), "a: 1\na:  2\n");

    Run run = Run.lictor("fmt", directory);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(untidy + "\n");
    assertThat(run.err()).startsWith("error[L0005]");
    assertThat(Files.readString(wrong)).isEqualTo("a: 1\na:  2\n");
  }

  @Test
  void followsLinksAndKeepsPermissions() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), untidy);
    var permissions = java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(untidy, permissions);

    assertThat(Run.lictor("fmt", link).code()).isZero();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(untidy)).isEqualTo(TIDY);
    assertThat(Files.getPosixFilePermissions(untidy)).isEqualTo(permissions);
  }

  @Test
  void failsOnWhatIsNotThere() {
    assertThat(Run.lictor("fmt", directory.resolve("none.yaml")))
        .isEqualTo(
            new Run(2, "", "lictor fmt: " + directory.resolve("none.yaml") + " does not exist\n"));
  }
}
