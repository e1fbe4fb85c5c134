package dev.lictor.dsl.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.FileLayout;
import dev.lictor.dsl.PolicyProject;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  private static final Path FILES = Path.of("src/test/resources/dev/lictor/dsl/layout");
  private static final Path WRONG = Path.of("src/test/resources/dev/lictor/dsl/wrong/policy");

  @Test
  void tidiesAnUntidyPolicy() throws IOException {
    String tidy = Files.readString(FILES.resolve("tidy.yaml"));

    assertThat(FileLayout.of(FILES.resolve("untidy.yaml")).after()).isEqualTo(tidy);
    assertThat(FileLayout.of(FILES.resolve("tidy.yaml")).after()).isEqualTo(tidy);
  }

  @Test
  void leavesTheExamplesAsTheyAre() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../examples/policies"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .isNotEmpty()
          .noneMatch(file -> FileLayout.of(file).differs());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"5m\"\n",
        "a: 'true'\n",
        "a: 'On'\n",
        "a: \"a: b\"\n",
        "a: \"a \\u0062\"\n",
        "a: \"word\" #tight\n",
        "input:  one\noutput: two\n",
        "a: |\n  text  \n   \n  more\n",
        "a: |2\n    text\n",
        "a: >+\n  text\n\n\n",
        "a: |\n  no break at the end",
        "a: \"one\n\n   two  \\\n  three\"\n",
        "? long key\n: value\n",
        "{a: b}\n",
        "a:\n  b: 1\n# a comment at the margin\n",
      })
  void leavesWhatItShould(String text) {
    assertThat(laidOut(text)).isEqualTo(text);
  }

  @Test
  void movesACommentWithTheLineItIsAbout() {
    assertThat(laidOut("a:\n    # about b\n    b:\n    # about the first\n    - 1\n"))
        .isEqualTo("a:\n  # about b\n  b:\n    # about the first\n    - 1\n");
    assertThat(laidOut("a:\n    b: 1\n    # behind b\nc: 2\n"))
        .isEqualTo("a:\n  b: 1\n  # behind b\nc: 2\n");
  }

  @Test
  void keepsCommentsInTheirColumn() {
    assertThat(laidOut("a: 'word'   # one\nb:  2       # two\n"))
        .isEqualTo("a: word     # one\nb: 2        # two\n");
  }

  @Test
  void keepsTheOrderOfAFileWithAKeyThatNobodyKnows() {
    assertThat(laidOut("b: 1\na: 2\n")).isEqualTo("a: 2\nb: 1\n");
    assertThat(laidOut("b: 1\nx: 3\na: 2\n")).isEqualTo("b: 1\nx: 3\na: 2\n");
  }

  @TestFactory
  Stream<DynamicTest> leavesEveryFindingAsItIs(@TempDir Path directory) throws IOException {
    List<Path> changed;
    try (Stream<Path> files = Files.list(WRONG)) {
      changed = files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> FileLayout.of(file).differs())
          .toList();
    }
    assertThat(changed).hasSizeGreaterThan(3);
    return changed.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          Path after = directory.resolve(file.getFileName());
          Files.writeString(after, FileLayout.of(file).after());

          assertThat(found(after)).isEqualTo(found(file)).isNotEmpty();
        }));
  }

  private static List<String> found(Path file) {
    return PolicyProject.of(List.of(file)).load().findings().stream()
        .map(finding -> finding.code() + ' ' + finding.path() + ' ' + finding.message())
        .sorted()
        .toList();
  }

  @Test
  void takesNoFileThatIsNotSound() {
    Findings findings = new Findings();

    assertThat(Layout.of(Source.of("x.yaml", "a: 1\na: 2\n"), List.of(), findings))
        .isEmpty();
    assertThat(findings.all()).hasSize(1);
  }

  private static String laidOut(String text) {
    return Layout.of(
            Source.of("x.yaml", text), List.of("a", "b", "c", "input", "output"), new Findings())
        .orElseThrow();
  }
}
