package dev.lictor.dsl.fact;

import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.dsl.compile.Values;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads facts, and finds each that has another name, type or word than rules know. Not thread-safe. */
public final class SheetReader {

  /** The types whose objects may be told by their name alone, since a directory knows the rest. */
  private static final Set<String> NAMED = Set.of("model", "team");

  private final Directories directories;
  private final Findings findings;

  /** Makes a reader of facts that adds what is wrong to the findings. */
  public SheetReader(Directories directories, Findings findings) {
    this.directories = directories;
    this.findings = findings;
  }

  /** Reads what stands under {@code caller} and {@code call}. */
  public Sheet read(Mapping source) {
    return new Sheet(
        part(source, "caller", directories.table().caller()),
        part(source, "call", directories.table().call()));
  }

  private Told.Part part(Mapping source, String key, FactType type) {
    return source
        .mapping(key)
        .map(part -> read(part, type))
        .orElseGet(() -> new Told.Part(source, Map.of()));
  }

  /** Reads an object of a type; what is wrong in it is left out. */
  public Told.Part read(Mapping source, FactType type) {
    FactType told = Directories.asTold(type);
    Map<String, Told> fields = new LinkedHashMap<>();
    for (Mapping.Entry entry : source.entries()) {
      String name = entry.key().value();
      Optional<FactField> field = told.field(name);
      if (field.isEmpty()) {
        unknown(entry.key(), told);
      } else {
        value(entry.value(), field.get()).ifPresent(value -> fields.put(name, value));
      }
    }
    return new Told.Part(source, fields);
  }

  private void unknown(Scalar key, FactType type) {
    String hint = Closest.hint(key.value(), type.fields().keySet());
    findings.add(
        key.span(),
        Code.UNKNOWN_FACT,
        key.path(),
        type.name() + " has no field `" + key.value() + '`',
        hint.isEmpty() && type.fields().size() <= 12
            ? "known: " + String.join(", ", type.fields().keySet())
            : hint);
  }

  private Optional<Told> value(Node node, FactField field) {
    if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL) {
      return Optional.of(new Told.Nothing(node));
    }
    return switch (field.form()) {
      case TEXT -> text(node, field);
      case NUMBER ->
        told(node, field, node instanceof Scalar s ? Values.number(s) : Optional.empty());
      case TRUTH ->
        told(
            node,
            field,
            node instanceof Scalar s && s.type() == Scalar.Type.BOOL
                ? Optional.of(s.isTrue())
                : Optional.empty());
      case TEXTS -> texts(node);
      case PART -> part(node, field);
      case PARTS -> parts(node, field);
    };
  }

  private Optional<Told> text(Node node, FactField field) {
    Optional<Told> told = told(
        node,
        field,
        node instanceof Scalar s && s.type() == Scalar.Type.TEXT
            ? Optional.of(s.value())
            : Optional.empty());
    if (told.isPresent()
        && node instanceof Scalar word
        && !field.words().isEmpty()
        && !field.words().contains(word.value())) {
      String hint = Closest.hint(word.value(), field.words());
      findings.add(
          word.span(),
          Code.FACT_WORD,
          word.path(),
          '`' + word.value() + "` is no " + field.name(),
          hint.isEmpty() && field.words().size() <= 14
              ? "known: " + String.join(", ", field.words().stream().sorted().toList())
              : hint);
      return Optional.empty();
    }
    return told;
  }

  private Optional<Told> told(Node node, FactField field, Optional<?> value) {
    if (value.isEmpty()) {
      wrong(node, field.form().noun());
    }
    return value.map(found -> new Told.Value(node, found));
  }

  private void wrong(Node node, String expected) {
    findings.add(
        node.span(),
        Code.FACT_TYPE,
        node.path(),
        "expected " + expected + ", found " + node.noun(),
        "");
  }

  private Optional<Told> texts(Node node) {
    Set<String> texts = new LinkedHashSet<>();
    boolean sound = true;
    for (Node item : items(node)) {
      if (item instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT) {
        texts.add(scalar.value());
      } else {
        wrong(item, "a text");
        sound = false;
      }
    }
    return sound ? Optional.of(new Told.Value(node, texts)) : Optional.empty();
  }

  private Optional<Told> part(Node node, FactField field) {
    FactType type = field.part().orElseThrow();
    boolean named = NAMED.contains(type.name());
    if (node instanceof Mapping mapping) {
      return Optional.of(read(mapping, type));
    }
    if (named && node instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT) {
      return Optional.of(new Told.Named(node, scalar.value()));
    }
    wrong(node, named ? "a name or a mapping" : "a mapping");
    return Optional.empty();
  }

  private Optional<Told> parts(Node node, FactField field) {
    List<Told> items = new ArrayList<>();
    for (Node item : items(node)) {
      part(item, field).ifPresent(items::add);
    }
    return Optional.of(new Told.Parts(node, items));
  }

  private static List<Node> items(Node node) {
    return node instanceof Sequence list ? list.items() : List.of(node);
  }
}
