package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command as an author runs it: a process of its own. */
class LictorJarIT {

  private static final Path EXAMPLES = Path.of("../examples/policies").toAbsolutePath();
  private static final Path WRONG =
      Path.of("src/test/resources/dev/lictor/dsl/wrong/policy").toAbsolutePath();

  @TempDir
  private Path directory;

  @Test
  void checksWhatIsSoundInSilence() throws Exception {
    assertThat(lictor("check", EXAMPLES.resolve("demo.yaml").toString()))
        .isEqualTo(new Run(0, "", "lictor check: 1 file: nothing to object to\n"));
  }

  @Test
  void keepsFindingsAndComplaintsApart() throws Exception {
    Run wrong = lictor("check", WRONG.resolve("unknown-field.yaml").toString());
    Run usage = lictor("check", "--formt");

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).startsWith("error[L0102]").doesNotContain("\u001b");
    assertThat(wrong.err()).isEqualTo("lictor check: 1 file: 1 error, 0 warnings\n");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.out()).isEmpty();
    assertThat(usage.err()).startsWith("lictor check: ").hasLineCount(1);
  }

  @Test
  void writesUtf8WhateverTheLocale() throws Exception {
    Files.writeString(
        directory.resolve("ä.yaml"),
        "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: a}\nmatch: caller.tenänt == '…'\n");

    Run run = lictor("check", "--format", "json", directory.toString());

    assertThat(new ObjectMapper()
            .readTree(run.out())
            .path("findings")
            .get(0)
            .path("excerpt")
            .asText())
        .isEqualTo("match: caller.tenänt == '…'");
  }

  @Test
  void knowsItsVersionAndSchemas() throws Exception {
    assertThat(lictor("--version").out()).matches("lictor \\d+\\.\\d+\\.\\d+.*\n");
    assertThat(new ObjectMapper()
            .readTree(lictor("schema", "settings").out())
            .path("type")
            .asText())
        .isEqualTo("object");
  }

  @Test
  void startsAPolicyThatPasses() throws Exception {
    Path folder = directory.resolve("mine");

    Run made = lictor("new", "mine", "--template", "team-budgets", "--into", directory.toString());

    assertThat(made.code()).isZero();
    assertThat(lictor("check", folder.toString()).code()).isZero();
  }

  @Test
  void leavesTheJarOfTheModuleWithoutOthersClasses() throws IOException {
    Path target = Path.of(System.getProperty("lictor.jar")).getParent();
    List<Path> jars;
    try (var files = Files.list(target)) {
      jars = files
          .filter(f -> f.getFileName().toString().matches("lictor-policy-dsl-[0-9].*\\.jar"))
          .toList();
    }

    assertThat(jars).hasSize(1);
    try (JarFile jar = new JarFile(jars.get(0).toFile())) {
      assertThat(jar.getEntry("dev/lictor/dsl/PolicyFiles.class")).isNotNull();
      assertThat(jar.getEntry("simplelogger.properties")).isNull();
      assertThat(jar.stream().filter(e -> e.getName().endsWith(".class")))
          .allMatch(entry -> entry.getName().startsWith("dev/lictor/"));
    }
  }

  private Run lictor(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        System.getProperty("lictor.jar")));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(Map.of("TERM", "xterm"));
    int code = builder.start().waitFor();
    // Newer JDKs complain of what cel-java's libraries do.
    String ours = Files.readString(err).replaceAll("(?m)^WARNING: .*\\R", "");
    return new Run(code, Files.readString(out), ours);
  }
}
