package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LictorCommandTest {

  @Test
  void listsItsCommands() {
    Run run = Run.lictor("--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: lictor", "check ", "schema ", "Exit codes: 0");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "fmt", "schema", "new"})
  void helpsWithAnExample(String command) {
    Run run = Run.lictor(command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Usage: lictor " + command, "Example")
        .containsPattern("(?m)^  lictor " + command + " ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void complainsOfWrongUsageInOneLineAndSuggests() {
    assertThat(Run.lictor())
        .isEqualTo(new Run(2, "", "lictor: Missing required subcommand (see lictor --help)\n"));
    assertThat(Run.lictor("chekc").err())
        .startsWith("lictor: Unmatched argument at index 0: 'chekc'; did you mean `check`?")
        .hasLineCount(1);
    assertThat(Run.lictor("check", "--formt", "json", "x").err())
        .contains("did you mean `--format`?");
    assertThat(Run.lictor("check", "--format", "xml", "x").code()).isEqualTo(2);
    assertThat(Run.lictor("check").err())
        .isEqualTo("lictor check: say which policies are meant: files, directories or --settings"
            + " (see lictor check --help)\n");
  }

  @Test
  void hasColoursUnlessTheEnvironmentSaysNo() {
    assertThat(Terminal.wantsColours(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.wantsColours(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.wantsColours(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.wantsColours(Map.of("TERM", "dumb"))).isFalse();
  }
}
