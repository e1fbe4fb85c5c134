package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.PolicyProject;
import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final Path EXAMPLES = Path.of("../examples/policies");
  private static final Path WRONG = Path.of("src/test/resources/dev/lictor/dsl/wrong/policy");
  private static final String POLICY =
      "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: a}\n";

  @TempDir
  private Path directory;

  @Test
  void isContentWithTheExamples() {
    assertThat(Run.lictor(
            "check",
            EXAMPLES.resolve("demo.yaml"),
            EXAMPLES.resolve("teams.yaml"),
            EXAMPLES.resolve("models.yaml")))
        .isEqualTo(new Run(0, "", "lictor check: 3 files: nothing to object to\n"));
  }

  @Test
  void takesNoneOfTwoDirectoriesOfAKind() throws IOException {
    policy("a.yaml", "");
    write("teams.yaml", teams("pilot: bool", "pilot: true"));
    write("more-teams.yaml", teams("pilot: bool", "pilot: true"));

    Run run = Run.lictor("check", directory);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[L0404]", "name the one that counts");
    assertThat(Run.lictor("check", directory, "--teams", directory.resolve("teams.yaml"))
            .code())
        .isZero();
  }

  @Test
  void writesWhatTheLibraryRendersToTheLetter() throws IOException {
    List<Path> files =
        List.of(WRONG.resolve("unknown-field.yaml"), WRONG.resolve("two-mistakes-in-one.yaml"));
    List<Diagnostic> findings = PolicyProject.of(files).load().findings();

    Run run = Run.lictor("check", files.get(0), files.get(1));

    assertThat(findings).hasSizeGreaterThan(2);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(findings.stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
    assertThat(run.err())
        .isEqualTo("lictor check: 2 files: " + findings.size() + " errors, 0 warnings\n");
  }

  @Test
  void addsNothingButColours() {
    Path file = WRONG.resolve("unknown-field.yaml");
    String plain = Run.lictor("check", file).out();

    assertThat(plain).doesNotContain("\u001b");
    assertThat(Run.on(true, true, "check", file, WRONG.resolve("empty.yaml")).out())
        .contains("\u001b[1;31merror[L0102]", "\u001b[1;31m                ^^^^");
    assertThat(Run.lictor("check", "--color", "always", file)
            .out()
            .replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(plain);
    assertThat(Run.on(true, true, "check", "--color", "never", file).out()).isEqualTo(plain);
  }

  @Test
  void takesDirectoriesThatLieAmongThePolicies() throws IOException {
    policy("a.yaml", "match: has(caller.team) && caller.team.pilot\n");
    write("teams.yaml", teams("pilot: bool", "pilot: true"));

    assertThat(Run.lictor("check", directory).code()).isZero();
    assertThat(Run.lictor("check", directory.resolve("a.yaml")).out()).contains("error[L0102]");
    assertThat(Run.lictor(
                "check", directory.resolve("a.yaml"), "--teams", directory.resolve("teams.yaml"))
            .code())
        .isZero();
  }

  @Test
  void tellsWhatIsWrongWithADirectoryAndLeavesThePoliciesThatItTypes() throws IOException {
    policy("a.yaml", "match: has(caller.team) && caller.team.pilot\n");
    write("teams.yaml", teams("pilot: bool", "pilot: 3"));

    Run run = Run.lictor("check", directory);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[L0402]").doesNotContain("L0102");
  }

  @Test
  void leavesTestsAndSettingsThatLieAmongThePolicies() throws IOException {
    policy("a.yaml", "");
    write("a.test.yaml", "policies: [a.yaml]\ntests: []\n");
    write("proxy.yaml", "kind: Settings\n");

    assertThat(Run.lictor("check", directory).err())
        .isEqualTo("lictor check: 1 file: nothing to object to\n");
    assertThat(Run.lictor("check", directory.resolve("proxy.yaml")).out())
        .contains("expected `Policy`, found `Settings`");
  }

  @Test
  void checksWhatSettingsNameAndLeavesTheHostsPart() throws IOException {
    policy("a.yaml", "");
    write("models.yaml", "apiVersion: lictor.dev/v1\nkind: Models\nmodels: []\n");
    write("proxy.yaml", """
        apiVersion: lictor.dev/v1
        kind: Settings
        proxy: {upstream: x}
        engine:
          identity: {trustUpstream: {issuer: i, peer: {loopback: true}}}
          policies: a.yaml
          models: models.yaml
        """);

    assertThat(
            Run.lictor("check", "--settings", directory.resolve("proxy.yaml")).err())
        .isEqualTo("lictor check: 2 files: nothing to object to\n");

    write("proxy.yaml", "apiVersion: lictor.dev/v1\nkind: Settings\nengine: {polcies: a}\n");
    Run wrong = Run.lictor("check", "--settings", directory.resolve("proxy.yaml"));
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("did you mean `policies`?");
  }

  @Test
  void countsWarningsOnlyIfAskedTo() throws IOException {
    policy(
        "a.yaml",
        "on: [inference, job]\nbudgets: [{id: b, unit: tokens, limit: 5, window: day}]\n");

    Run lenient = Run.lictor("check", directory);
    Run strict = Run.lictor("check", "--strict", directory);

    assertThat(lenient.code()).isZero();
    assertThat(lenient.out()).contains("warning[L0307]");
    assertThat(lenient.err()).contains("1 file: 0 errors, 1 warning\n");
    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.out()).isEqualTo(lenient.out());
  }

  @Test
  void failsOnWhatItCannotRead() {
    Run missing = Run.lictor("check", directory.resolve("none.yaml"));

    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.out()).contains("error[L0001]: the file does not exist");
    assertThat(Run.lictor(
                "check", EXAMPLES.resolve("demo.yaml"), "--teams", directory.resolve("none.yaml"))
            .code())
        .isEqualTo(2);
    assertThat(Run.lictor("check", "--settings", directory.resolve("none.yaml")).code())
        .isEqualTo(2);
  }

  @Test
  void cannotBeMadeToWriteControlCharactersToATerminal() throws IOException {
    policy("a.yaml", "\"\\e[31mred\\u202e\": 1\n");

    Run run = Run.lictor("check", directory);

    assertThat(run.out()).contains("\ufffd[31mred\ufffd").doesNotContain("\u001b", "\u202e");
  }

  private void policy(String name, String body) throws IOException {
    write(name, POLICY + body);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static String teams(String attribute, String value) {
    return "apiVersion: lictor.dev/v1\nkind: Teams\nissuer: i\ntenant: t\nattributes: {" + attribute
        + "}\nteams:\n  - {name: alpha, instance: a, " + value + "}\n";
  }
}
