package dev.lictor.dsl.compile;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the attributes that a directory declares, and those that its entries have. Not thread-safe. */
public final class Attributed {

  private final Set<String> own;
  private final Attributes declared;
  private final Findings findings;

  private Attributed(Set<String> own, Attributes declared, Findings findings) {
    this.own = own;
    this.declared = declared;
    this.findings = findings;
  }

  /**
   * Reads the declarations.
   *
   * @param own the keys that every entry has a meaning for, which no attribute may take
   * @param taken further names that no attribute may take, since rules see something else under them
   */
  public static Attributed of(
      Mapping directory, Set<String> own, Set<String> taken, Findings findings) {
    Map<String, Attributes.Attribute> byName = new LinkedHashMap<>();
    List<Mapping.Entry> declarations =
        directory.mapping("attributes").map(Mapping::entries).orElse(List.of());
    for (Mapping.Entry entry : declarations) {
      Scalar name = entry.key();
      if (own.contains(name.value())) {
        findings.add(
            name.span(),
            Code.BAD_ATTRIBUTE,
            name.path(),
            "`" + name.value() + "` has a meaning of its own in every entry",
            "choose another name");
        continue;
      }
      if (taken.contains(name.value())) {
        findings.add(
            name.span(),
            Code.BAD_ATTRIBUTE,
            name.path(),
            "`" + name.value() + "` has a meaning of its own in rules",
            "choose another name");
        continue;
      }
      declaration(entry.value(), findings).ifPresent(a -> byName.put(name.value(), a));
    }
    return new Attributed(own, new Attributes(byName), findings);
  }

  /** Returns the declarations. */
  public Attributes declared() {
    return declared;
  }

  /** Reads the attributes of one entry; what is undeclared, missing or of another type is a finding. */
  public Map<String, Object> read(Mapping entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Mapping.Entry part : entry.entries()) {
      String name = part.key().value();
      Attributes.Attribute attribute = declared.byName().get(name);
      if (attribute != null) {
        value(part, attribute.type()).ifPresent(value -> values.put(name, value));
      } else if (!own.contains(name)) {
        unknown(part.key(), entry);
      }
    }
    declared.byName().forEach((name, attribute) -> {
      if (!attribute.optional() && entry.entry(name).isEmpty()) {
        findings.add(
            new dev.lictor.dsl.diagnostic.Span(
                entry.span().source(), entry.span().start(), entry.span().start() + 1),
            Code.MISSING_KEY,
            entry.path(),
            "the key `" + name + "` is missing",
            "every entry has it unless it is declared `optional: true`");
      }
    });
    return values;
  }

  private Optional<Object> value(Mapping.Entry part, AttributeType type) {
    Optional<Object> value = Values.read(part.value(), type);
    if (value.isEmpty()) {
      findings.add(
          part.value().span(),
          Code.BAD_ATTRIBUTE,
          part.value().path(),
          "expected " + type.word() + ", found " + part.value().noun(),
          "");
    }
    return value;
  }

  private void unknown(Scalar key, Mapping entry) {
    List<String> known = new ArrayList<>(own);
    known.addAll(declared.byName().keySet());
    String hint = Closest.hint(key.value(), known);
    findings.add(
        key.span(),
        Code.UNKNOWN_KEY,
        entry.path(),
        "there is no key `" + key.value() + "` here",
        hint.isEmpty() ? "declare it under `attributes`" : hint);
  }

  private static Optional<Attributes.Attribute> declaration(Node node, Findings findings) {
    boolean optional =
        node instanceof Mapping m && m.scalar("optional").map(Scalar::isTrue).orElse(false);
    Optional<Scalar> word = node instanceof Mapping m
        ? m.scalar("type")
        : Optional.of(node).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    Optional<AttributeType> type = word.flatMap(w -> AttributeType.parse(w.value()));
    if (type.isEmpty() && node instanceof Scalar scalar) {
      String hint = Closest.hint(scalar.value(), AttributeType.words());
      findings.add(
          scalar.span(),
          Code.BAD_ATTRIBUTE,
          scalar.path(),
          "`" + scalar.value() + "` is not a type",
          hint.isEmpty() ? "known: " + String.join(", ", AttributeType.words()) : hint);
    }
    return type.map(t -> new Attributes.Attribute(t, optional));
  }
}
