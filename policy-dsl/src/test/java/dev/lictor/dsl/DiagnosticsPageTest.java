package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every code has a section in {@code docs/diagnostics.md} whose wrong example is found to be wrong in just that way, and whose
 * right one is right. The word behind {@code yaml} says which example a block belongs to, {@code file=} which file it is, {@code
 * encoding=} how it is saved, {@code x=U+…} which character another stands for.
 */
class DiagnosticsPageTest {

  private static final Path PAGE = Path.of("../docs/diagnostics.md");
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### (L\\d{4})\\n(.*?)(?=^### |^## |\\z)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml (.*?)\\n(.*?)^```$");

  /** Not to be seen from files: what befalls the host, and what the day decides. */
  private static final Set<String> WITHOUT_EXAMPLE = Set.of("L0016", "L0312");

  /** Shown by the golden files of tests and of odd policies instead. */
  private static final Pattern SHOWN_ELSEWHERE = Pattern.compile("L0[67]..");

  private static final Pattern CHARACTER = Pattern.compile("(.)=U\\+([0-9A-F]{4})");

  @TempDir
  private Path directory;

  private record Block(List<String> words, String text) {
    String word(String key, String otherwise) {
      return words.stream()
          .filter(word -> word.startsWith(key + '='))
          .map(word -> word.substring(key.length() + 1))
          .findFirst()
          .orElse(otherwise);
    }
  }

  @Test
  void explainsEveryCodeOnceAndInOrder() throws IOException {
    List<String> explained = new ArrayList<>();
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    while (section.find()) {
      explained.add(section.group(1));
      assertThat(section.group(2)).startsWith("\n**");
    }

    assertThat(explained)
        .isEqualTo(Arrays.stream(Code.values()).map(Code::id).sorted().toList());
  }

  @Test
  void showsAFindingAsItIs() throws IOException {
    String page = Files.readString(PAGE);
    Matcher section = SECTION.matcher(page);
    section.find(page.indexOf("### L0102"));
    Path folder = files(blocks(section.group(2)), "wrong");

    String finding = outcome(folder).get(0).render();

    assertThat(page)
        .contains("```\n"
            + finding.replace(
                folder.resolve("policy.yaml").toString(), "policies/shared-genai.yaml")
            + "```\n");
  }

  @TestFactory
  Stream<DynamicTest> findsJustThatInTheWrongExamples() throws IOException {
    return tests((code, blocks) -> {
      List<String> found = found(files(blocks, "wrong"));
      assertThat(found).as(code).contains(code);
      assertThat(found).as(code).isSubsetOf(code, besides(blocks));
    });
  }

  @TestFactory
  Stream<DynamicTest> findsNothingInTheRightExamples() throws IOException {
    return tests(
        (code, blocks) -> assertThat(found(files(blocks, "right"))).as(code).isEmpty());
  }

  @FunctionalInterface
  private interface Claim {
    void check(String code, List<Block> blocks) throws IOException;
  }

  private static Stream<DynamicTest> tests(Claim claim) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    while (section.find()) {
      String code = section.group(1);
      List<Block> blocks = blocks(section.group(2));
      if (!WITHOUT_EXAMPLE.contains(code) && !SHOWN_ELSEWHERE.matcher(code).matches()) {
        tests.add(DynamicTest.dynamicTest(code, () -> claim.check(code, blocks)));
      }
    }
    return tests.stream();
  }

  private static String besides(List<Block> blocks) {
    return blocks.stream()
        .map(block -> block.word("besides", ""))
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<Block> blocks(String section) {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(section);
    while (block.find()) {
      blocks.add(new Block(List.of(block.group(1).split(" ", -1)), block.group(2)));
    }
    return blocks;
  }

  private Path files(List<Block> blocks, String example) throws IOException {
    Path folder = Files.createTempDirectory(directory, example);
    int written = 0;
    for (Block block : blocks) {
      if (block.words().get(0).equals(example) || block.words().get(0).equals("both")) {
        String text = text(block);
        Files.write(
            folder.resolve(block.word("file", "policy.yaml")),
            text.getBytes(Charset.forName(block.word("encoding", "UTF-8"))));
        written += block.words().get(0).equals(example) ? 1 : 0;
      }
    }
    assertThat(written).isPositive();
    return folder;
  }

  private static String text(Block block) throws IOException {
    String text = block.text();
    for (String word : block.words()) {
      Matcher character = CHARACTER.matcher(word);
      if (character.matches()) {
        text = text.replace(
            character.group(1), Character.toString(Integer.parseInt(character.group(2), 16)));
      }
    }
    boolean whole = block.words().contains("whole") || text.startsWith("apiVersion:");
    return whole ? text : header(text.startsWith("on:")) + text;
  }

  private static String header(boolean withoutOn) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find() && block.group(1).equals("header")).isTrue();
    return withoutOn ? block.group(2).replace("on: inference\n", "") : block.group(2);
  }

  private static List<String> found(Path folder) throws IOException {
    return outcome(folder).stream()
        .map(Diagnostic::code)
        .filter(code -> !SHOWN_ELSEWHERE.matcher(code).matches())
        .toList();
  }

  private static List<Diagnostic> outcome(Path folder) throws IOException {
    Path settings = folder.resolve("settings.yaml");
    return Files.exists(settings)
        ? ofSettings(settings)
        : PolicyProject.of(List.of(folder)).load().findings();
  }

  private static List<Diagnostic> ofSettings(Path file) {
    try {
      return EngineSettings.from(SettingsFile.read(file)).load().warnings();
    } catch (DiagnosticException e) {
      return e.diagnostics();
    }
  }
}
