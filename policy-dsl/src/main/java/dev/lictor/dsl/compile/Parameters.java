package dev.lictor.dsl.compile;

import dev.lictor.attribute.AttributeType;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code params} of a document: values whose type is seen, or said as {@code {type, value}}. */
final class Parameters {

  private final Findings findings;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Parameters(Findings findings) {
    this.findings = findings;
  }

  static Map<String, Object> read(Mapping document, Findings findings) {
    Parameters parameters = new Parameters(findings);
    document.mapping("params").ifPresent(params -> params.entries().forEach(parameters::add));
    return parameters.values;
  }

  private void add(Mapping.Entry entry) {
    String name = entry.key().value();
    if (entry.value() instanceof Mapping said) {
      said(name, said);
      return;
    }
    Optional<Object> seen = Values.seen(entry.value());
    seen.ifPresentOrElse(
        value -> values.put(name, value),
        () -> bad(
            entry.value(),
            "expected a text, a whole number, true or false, a duration such as 5m or a list of texts, found "
                + entry.value().noun(),
            ""));
  }

  private void said(String name, Mapping said) {
    for (Mapping.Entry entry : said.entries()) {
      String key = entry.key().value();
      if (!key.equals("type") && !key.equals("value")) {
        findings.add(
            entry.key().span(),
            Code.UNKNOWN_KEY,
            said.path(),
            "there is no key `" + key + "` here",
            "known: type, value");
        return;
      }
    }
    Optional<Scalar> word = said.scalar("type");
    Optional<Node> value = said.find("value");
    if (word.isEmpty() || value.isEmpty()) {
      bad(said, "expected the keys `type` and `value`", "");
      return;
    }
    type(word.get()).ifPresent(type -> {
      Optional<Object> read = type.isEmpty()
          ? value.flatMap(
              node -> node instanceof Scalar s ? Values.duration(s.value()) : Optional.empty())
          : Values.read(value.get(), type.get());
      read.ifPresentOrElse(
          found -> values.put(name, found),
          () -> bad(
              value.get(),
              "expected " + word.get().value() + ", found " + value.get().noun(),
              ""));
    });
  }

  // The outer optional: is it a type at all; the inner one is empty for a duration.
  private Optional<Optional<AttributeType>> type(Scalar word) {
    Optional<AttributeType> type = AttributeType.parse(word.value());
    if (type.isPresent() || word.value().equals("duration")) {
      return Optional.of(type);
    }
    String hint = Closest.hint(word.value(), AttributeType.words());
    bad(
        word,
        "`" + word.value() + "` is not a type",
        hint.isEmpty()
            ? "known: " + String.join(", ", AttributeType.words()) + ", duration"
            : hint);
    return Optional.empty();
  }

  private void bad(Node node, String message, String hint) {
    findings.add(node.span(), Code.BAD_PARAM, node.path(), message, hint);
  }
}
