package dev.lictor.dsl;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.compile.Attributed;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A model catalogue out of a YAML or JSON file. Immutable. */
public final class ModelFile implements ModelCatalogue {

  private static final int MAX_BYTES = 16 << 20;
  private static final Structure STRUCTURE =
      Structure.resource(ModelFile.class, "models.schema.json");
  private static final Set<String> OWN =
      Set.of("name", "provider", "contextLength", "maxOutputTokens");

  /** What rules see of a model besides its entry. */
  private static final Set<String> OF_CALLS = Set.of("version", "role");

  private final Map<String, ModelEntry> entries = new HashMap<>();
  private Attributes attributes = Attributes.NONE;
  private String version = "";

  private ModelFile() {}

  /**
   * Reads a file.
   *
   * @throws DiagnosticException with every finding, if there is an error in it
   */
  public static ModelFile load(Path file) throws DiagnosticException {
    Findings findings = new Findings();
    ModelFile models = new ModelFile();
    Optional<Mapping> tree = YamlFile.read(file, file.toString(), MAX_BYTES, findings);
    tree.ifPresent(t -> {
      STRUCTURE.check(t, findings);
      Attributed attributed = Attributed.of(t, OWN, OF_CALLS, findings);
      models.attributes = attributed.declared();
      models.version = Version.of(t.span().source().text());
      Map<String, Scalar> seen = new HashMap<>();
      for (Node item : t.items("models")) {
        if (item instanceof Mapping entry) {
          models.add(entry, attributed, seen, findings);
        }
      }
    });
    findings.check();
    return models;
  }

  private void add(
      Mapping entry, Attributed attributed, Map<String, Scalar> seen, Findings findings) {
    Map<String, Object> attributes = attributed.read(entry);
    OptionalLong context = number(entry, "contextLength", 1);
    OptionalLong output = number(entry, "maxOutputTokens", 0);
    Optional<Scalar> name = entry.scalar("name");
    if (name.isEmpty()) {
      return;
    }
    Scalar first = seen.putIfAbsent(name.get().value(), name.get());
    if (first != null) {
      findings.add(
          name.get().span(),
          Code.DUPLICATE_ENTRY,
          name.get().path(),
          "there is already a model with the name `" + name.get().value() + "`",
          "in line " + first.span().source().line(first.span().start()));
    }
    if (context.isPresent() && output.isPresent()) {
      entries.put(
          name.get().value(),
          new ModelEntry(
              name.get().value(),
              entry.text("provider", ""),
              context.getAsLong(),
              output.getAsLong(),
              attributes));
    }
  }

  // What is out of range has its finding from the structure.
  private static OptionalLong number(Mapping entry, String key, long least) {
    return entry
        .scalar(key)
        .flatMap(Scalar::integer)
        .filter(n -> n.bitLength() < 63 && n.compareTo(BigInteger.valueOf(least)) >= 0)
        .map(n -> OptionalLong.of(n.longValueExact()))
        .orElse(OptionalLong.empty());
  }

  /** Returns the attributes that the file declares. */
  @Override
  public Attributes attributes() {
    return attributes;
  }

  /** Returns the version of what was read, a hash of the content. */
  public String version() {
    return version;
  }

  /** Returns how many models the catalogue knows. */
  public int size() {
    return entries.size();
  }

  @Override
  public Optional<ModelEntry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }
}
