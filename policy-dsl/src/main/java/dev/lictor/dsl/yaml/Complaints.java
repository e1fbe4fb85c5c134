package dev.lictor.dsl.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what the schema validator objects to into findings at the key or value that is meant. */
final class Complaints {

  private static final int MAX_SHOWN = 15;

  private final JsonNode schema;
  private final Mapping tree;
  private final Findings findings;

  Complaints(JsonNode schema, Mapping tree, Findings findings) {
    this.schema = schema;
    this.tree = tree;
    this.findings = findings;
  }

  void add(Error error) {
    Place place = place(error.getInstanceLocation());
    JsonNode rule = schemaOf(error);
    Node node = place.node();
    switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" ->
        unknownKey(place, rule, error.getProperty());
      case "required" -> missingKey(place, rule, error.getProperty());
      case "dependentRequired" ->
        rule.path("dependentRequired")
            .path(error.getProperty())
            .forEach(needed -> missingKey(place, rule, needed.asText()));
      case "type" ->
        add(
            node.span(),
            Code.WRONG_TYPE,
            node,
            "expected " + expected(rule) + ", found " + shown(node),
            "");
      case "enum", "const" -> notOneOf(node, rule);
      case "pattern", "format" ->
        add(
            node.span(),
            Code.WRONG_FORM,
            node,
            "expected " + expected(rule) + ", found " + shown(node),
            "");
      case "propertyNames" -> badKey(place, rule, error.getProperty());
      case "not", "dependentSchemas" ->
        add(node.span(), Code.CONFLICTING_KEYS, node, expected(rule), "");
      case "minProperties", "maxProperties" ->
        add(place.key(), Code.CONFLICTING_KEYS, node, "expected " + expected(rule), "");
      default ->
        add(
            node.span(),
            Code.OUT_OF_RANGE,
            node,
            "expected " + range(error, rule) + ", found " + extent(node),
            "");
    }
  }

  private void missingKey(Place place, JsonNode rule, String key) {
    if (place.node() instanceof Mapping mapping && mapping.entry(key).isPresent()) {
      return; // of several keys that another one needs, this is there
    }
    add(
        place.key(),
        Code.MISSING_KEY,
        place.node(),
        "the key `" + key + "` is missing",
        later(rule.path("properties").path(key).path("title").asText(""), "it is "));
  }

  private void unknownKey(Place place, JsonNode rule, String key) {
    Mapping mapping = (Mapping) place.node();
    Scalar at = mapping.entry(key).orElseThrow().key();
    List<String> known = new ArrayList<>();
    rule.path("properties").fieldNames().forEachRemaining(known::add);
    for (JsonNode unsupported : rule.path("x-later")) {
      if (unsupported.asText().equals(key)) {
        add(
            at.span(),
            Code.NOT_SUPPORTED,
            mapping,
            "`" + key + "` is not supported by this version",
            "");
        return;
      }
    }
    String hint = Closest.hint(key, known);
    add(
        at.span(),
        Code.UNKNOWN_KEY,
        mapping,
        "there is no key `" + key + "` here",
        hint.isEmpty() && known.size() <= MAX_SHOWN ? "known: " + String.join(", ", known) : hint);
  }

  private void badKey(Place place, JsonNode rule, String key) {
    Mapping mapping = (Mapping) place.node();
    JsonNode names = rule.path("propertyNames");
    JsonNode of = names.has("$ref") ? schema.at(names.get("$ref").asText().substring(1)) : names;
    add(
        mapping.entry(key).orElseThrow().key().span(),
        Code.WRONG_FORM,
        mapping,
        "expected " + expected(of) + " as a key, found `" + key + "`",
        Closest.hint(key, texts(of.path("enum"))));
  }

  private void notOneOf(Node node, JsonNode rule) {
    List<String> words = new ArrayList<>();
    if (rule.has("const")) {
      words.add(rule.get("const").asText());
    }
    words.addAll(texts(rule.path("enum")));
    String value = node instanceof Scalar s ? s.value() : "";
    for (JsonNode unsupported : rule.path("x-later")) {
      if (unsupported.asText().equals(value)) {
        add(
            node.span(),
            Code.NOT_SUPPORTED,
            node,
            "`" + value + "` is not supported by this version",
            "known: " + String.join(", ", words));
        return;
      }
    }
    String one = words.size() == 1
        ? "`" + words.get(0) + "`"
        : words.size() <= MAX_SHOWN
            ? "one of " + String.join(", ", words)
            : "one of " + words.size() + " words such as " + words.get(0);
    add(
        node.span(),
        Code.NOT_ONE_OF,
        node,
        "expected " + one + ", found " + shown(node),
        words.size() == 1 || words.get(0).matches("[0-9]+") ? "" : Closest.hint(value, words));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String expected(JsonNode rule) {
    if (rule.hasNonNull("title")) {
      return rule.get("title").asText();
    }
    JsonNode type = rule.path("type");
    List<String> nouns = new ArrayList<>();
    if (type.isTextual()) {
      nouns.add(noun(type.asText()));
    }
    type.forEach(t -> nouns.add(noun(t.asText())));
    return nouns.isEmpty() ? "something else" : String.join(" or ", nouns);
  }

  private static String noun(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a mapping";
      default -> "nothing";
    };
  }

  private static String range(Error error, JsonNode rule) {
    String bound = rule.path(error.getKeyword()).asText();
    return switch (error.getKeyword()) {
      case "minimum" -> "at least " + bound;
      case "maximum" -> "at most " + bound;
      case "minLength", "minItems" -> "a length of at least " + bound;
      case "maxLength", "maxItems" -> "a length of at most " + bound;
      case "uniqueItems" -> "each once";
      default -> expected(rule);
    };
  }

  private static String extent(Node node) {
    if (node instanceof Sequence list) {
      return Integer.toString(list.items().size());
    }
    return node instanceof Scalar s && s.type() == Scalar.Type.TEXT
        ? Integer.toString(s.value().length())
        : shown(node);
  }

  private static String shown(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.type() == Scalar.Type.NULL) {
      return node.noun();
    }
    String value = scalar.value().replaceAll("\\s+", " ");
    return "`" + (value.length() > 40 ? value.substring(0, 39) + "…" : value) + "`";
  }

  private static String later(String text, String before) {
    return text.isEmpty() ? "" : before + text;
  }

  private JsonNode schemaOf(Error error) {
    NodePath location = error.getSchemaLocation().getFragment();
    JsonNode at = schema;
    for (int i = 0; i < location.getNameCount() - 1; i++) {
      Object step = location.getElement(i);
      at = step instanceof Integer index ? at.path(index) : step(at, step.toString());
    }
    return at;
  }

  private static JsonNode step(JsonNode at, String name) {
    return at.isArray() && name.matches("[0-9]+") ? at.path(Integer.parseInt(name)) : at.path(name);
  }

  /** A value with the stretch that names it: its key, or its own beginning in a list. */
  private record Place(Node node, Span key) {}

  private Place place(NodePath location) {
    Node node = tree;
    Span key = new Span(tree.span().source(), tree.span().start(), tree.span().start() + 1);
    for (int i = 0; i < location.getNameCount(); i++) {
      Object step = location.getElement(i);
      if (node instanceof Sequence list) {
        node = list.items().get(Integer.parseInt(step.toString()));
        int start = node.span().start();
        key = new Span(
            node.span().source(),
            start,
            Math.min(start + 1, node.span().source().length()));
      } else if (node instanceof Mapping mapping) {
        Optional<Mapping.Entry> entry = mapping.entry(step.toString());
        if (entry.isEmpty()) {
          break;
        }
        node = entry.get().value();
        key = entry.get().key().span();
      }
    }
    return new Place(node, key);
  }

  private void add(Span span, Code code, Node node, String message, String hint) {
    findings.add(span, code, node.path(), message, hint);
  }
}
