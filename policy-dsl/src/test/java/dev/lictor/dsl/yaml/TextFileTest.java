package dev.lictor.dsl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  @TempDir
  private Path directory;

  @Test
  void refusesAByteOrderMark() throws IOException {
    assertThat(codes("\ufeffa: b", StandardCharsets.UTF_8)).containsExactly("L0002");
  }

  @Test
  void refusesOtherEncodings() throws IOException {
    assertThat(codes("a: b", StandardCharsets.UTF_16)).containsExactly("L0002");
    assertThat(codes("a: ä", StandardCharsets.ISO_8859_1)).containsExactly("L0002");
    assertThat(codes("a: b", StandardCharsets.UTF_16LE)).contains("L0015");
  }

  @Test
  void refusesFilesThatAreMissingOrTooLarge() throws IOException {
    Findings findings = new Findings();

    YamlFile.read(directory.resolve("none.yaml"), "none.yaml", 10, findings);
    YamlFile.read(
        Files.writeString(directory.resolve("b.yaml"), "a: 1234567890"), "b.yaml", 10, findings);

    assertThat(findings.all()).extracting(Diagnostic::code).containsExactly("L0012", "L0001");
  }

  @Test
  void readsJsonWithTabsAndWindowsLineEnds() throws IOException {
    Findings findings = new Findings();
    Path file = Files.writeString(directory.resolve("a.json"), "{\r\n\t\"a\": \"b\\tc\"\r\n}\r\n");

    Mapping tree = YamlFile.read(file, "a.json", 100, findings).orElseThrow();

    assertThat(findings.all()).isEmpty();
    assertThat(tree.text("a", "")).isEqualTo("b\tc");
  }

  private List<String> codes(String text, Charset charset) throws IOException {
    Findings findings = new Findings();
    Path file = Files.write(directory.resolve("a.yaml"), text.getBytes(charset));

    YamlFile.read(file, "a.yaml", 100, findings);

    return findings.all().stream().map(Diagnostic::code).distinct().toList();
  }
}
