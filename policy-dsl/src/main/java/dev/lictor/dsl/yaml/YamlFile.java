package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads YAML files (JSON is YAML) in the sub-language that has one reading only. Not instantiable; thread-safe. */
public final class YamlFile {

  private static final Set<String> MISREAD =
      Set.of(Code.ANCHOR.id(), Code.TAG.id(), Code.CUT_BY_COMMA.id());

  private YamlFile() {}

  /**
   * Reads a file that holds one mapping.
   *
   * @param name how findings name the file
   * @param maxBytes the largest size that is read
   * @param findings where everything goes that is wrong
   * @return the mapping, or empty if the file has a finding without which nothing else can be said
   */
  public static Optional<Mapping> read(Path file, String name, int maxBytes, Findings findings) {
    return source(file, name, maxBytes, findings).flatMap(s -> parse(s, findings));
  }

  /** Reads the text of a file, or empty if it has a finding. */
  public static Optional<Source> source(Path file, String name, int maxBytes, Findings findings) {
    return TextFile.read(file, name, maxBytes, findings);
  }

  /** Reads a text that holds one mapping. */
  public static Optional<Mapping> parse(Source source, Findings findings) {
    Findings own = new Findings();
    Optional<Node> root = new TreeReader(source, own).read();
    own.all().forEach(findings::add);
    // Where YAML read something else than was meant, what follows from it would only confuse.
    if (own.all().stream().anyMatch(found -> MISREAD.contains(found.code()))) {
      return Optional.empty();
    }
    if (root.isPresent() && !(root.get() instanceof Mapping)) {
      findings.add(Diagnostic.at(
          root.get().span(),
          Code.WRONG_TYPE,
          "",
          "expected a mapping at the top of the file, found " + root.get().noun(),
          ""));
    }
    return root.filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }
}
