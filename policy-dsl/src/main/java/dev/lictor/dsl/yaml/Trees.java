package dev.lictor.dsl.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Shows a tree to the schema validator. */
final class Trees {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  static JsonNode json(Node node) {
    if (node instanceof Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach(e -> object.set(e.key().value(), json(e.value())));
      return object;
    }
    if (node instanceof Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar((Scalar) node);
  }

  private static JsonNode scalar(Scalar scalar) {
    String value = scalar.value();
    return switch (scalar.type()) {
      case TEXT -> JSON.textNode(value);
      case NULL -> JSON.nullNode();
      case BOOL -> JSON.booleanNode(scalar.isTrue());
      case INTEGER ->
        scalar.integer().<JsonNode>map(JSON::numberNode).orElseGet(() -> JSON.textNode(value));
      case FLOAT -> number(value);
    };
  }

  // A schema takes 401.0 for a whole number, those who read it do not: here it is none.
  private static JsonNode number(String value) {
    if (value.length() > 40 || Character.isLetter(value.charAt(value.length() - 1))) {
      return JSON.textNode(value);
    }
    BigDecimal number = new BigDecimal(value.endsWith(".") ? value + '0' : value);
    return number.stripTrailingZeros().scale() <= 0
        ? JSON.textNode(value)
        : JSON.numberNode(number);
  }
}
