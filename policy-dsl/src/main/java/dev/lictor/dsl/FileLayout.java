package dev.lictor.dsl;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.layout.Layout;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The canonical layout of the files that authors write: policies, their tests, directories and settings. Not instantiable. */
public final class FileLayout {

  private FileLayout() {}

  /**
   * What came of one file. Immutable.
   *
   * @param before its text
   * @param after the same in its canonical layout; if there are findings, the same as before
   * @param findings why it cannot be read, if it cannot
   */
  public record Outcome(String before, String after, List<Diagnostic> findings) {
    /** Copies the list. */
    public Outcome {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
      findings = List.copyOf(findings);
    }

    /** Returns whether the file has another layout than it should. */
    public boolean differs() {
      return !before.equals(after);
    }
  }

  /** Lays a YAML file out; nothing is written. */
  public static Outcome of(Path file) {
    Findings findings = new Findings();
    Optional<Mapping> tree = YamlFile.read(file, file.toString(), TeamEntries.MAX_BYTES, findings);
    if (tree.isEmpty()) {
      return new Outcome("", "", findings.all());
    }
    Source source = tree.get().span().source();
    String before = source.text();
    String after =
        Layout.of(source, order(tree.get().text("kind", "")), new Findings()).orElse(before);
    return new Outcome(before, findings.failed() ? before : after, findings.all());
  }

  private static List<String> order(String kind) {
    return switch (kind) {
      case "Policy" -> PolicyFiles.keys();
      case "Teams" -> TeamEntries.keys();
      case "Models" -> ModelFile.keys();
      default -> List.of();
    };
  }
}
