package dev.lictor.dsl.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** JSON that trees are written as, and where two JSON texts differ. Not instantiable; all functions are pure. */
public final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final int MAX_SHOWN = 60;

  private Json() {}

  /** Returns a tree as JSON in UTF-8, its keys in the order of writing. */
  public static byte[] bytes(Node node) {
    return written(tree(node));
  }

  /** Returns maps, lists, texts, numbers and truth values as JSON in UTF-8. */
  public static byte[] bytes(Map<String, ?> values) {
    return written(values);
  }

  /** Returns a tree as maps, lists, texts, numbers and truth values. */
  public static Object values(Node node) {
    return MAPPER.convertValue(tree(node), Object.class);
  }

  /** Returns such values as JSON with line breaks, as people read it. */
  public static String pretty(Map<String, ?> values) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("such values are always JSON", e);
    }
  }

  private static byte[] written(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("such values are always JSON", e);
    }
  }

  private static JsonNode tree(Node node) {
    if (node instanceof Mapping mapping) {
      ObjectNode object = NODES.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key().value(), tree(entry.value())));
      return object;
    }
    if (node instanceof Sequence sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(tree(item)));
      return array;
    }
    return scalar((Scalar) node);
  }

  private static JsonNode scalar(Scalar scalar) {
    return switch (scalar.type()) {
      case TEXT -> NODES.textNode(scalar.value());
      case NULL -> NODES.nullNode();
      case BOOL -> NODES.booleanNode(scalar.isTrue());
      case INTEGER ->
        scalar
            .integer()
            .<JsonNode>map(NODES::numberNode)
            .orElseGet(() -> NODES.textNode(scalar.value()));
      case FLOAT -> number(scalar.value());
    };
  }

  private static JsonNode number(String value) {
    try {
      return NODES.numberNode(new BigDecimal(value.endsWith(".") ? value + '0' : value));
    } catch (NumberFormatException e) {
      return NODES.textNode(value); // .inf and .nan, which JSON has not
    }
  }

  /** Returns whether the bytes are one JSON text. */
  public static boolean isJson(byte[] bytes) {
    return read(bytes).isPresent();
  }

  /**
   * Returns the first place in which two JSON texts differ, with what was expected and found there, such as {@code $.a[1]: expected 2,
   * found 3}; empty if they say the same. The order of keys and the spelling of numbers do not matter.
   *
   * @throws IllegalArgumentException if one of them is not JSON
   */
  public static Optional<String> difference(byte[] expected, byte[] found) {
    return difference(
        "$", read(expected).orElseThrow(Json::none), read(found).orElseThrow(Json::none));
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException("the bytes are not JSON");
  }

  private static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.of(MAPPER.readTree(bytes)).filter(tree -> !tree.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> difference(String path, JsonNode expected, JsonNode found) {
    if (expected.isObject() && found.isObject()) {
      return differenceOfObjects(path, expected, found);
    }
    if (expected.isArray() && found.isArray()) {
      return differenceOfArrays(path, expected, found);
    }
    boolean numbers = expected.isNumber() && found.isNumber();
    boolean same = numbers
        ? expected.decimalValue().compareTo(found.decimalValue()) == 0
        : expected.equals(found);
    return same
        ? Optional.empty()
        : Optional.of(path + ": expected " + shown(expected) + ", found " + shown(found));
  }

  private static Optional<String> differenceOfObjects(
      String path, JsonNode expected, JsonNode found) {
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      String place = path + '.' + field.getKey();
      if (!found.has(field.getKey())) {
        return Optional.of(place + ": expected " + shown(field.getValue()) + ", found nothing");
      }
      Optional<String> inside = difference(place, field.getValue(), found.get(field.getKey()));
      if (inside.isPresent()) {
        return inside;
      }
    }
    TreeSet<String> more = new TreeSet<>();
    found.fieldNames().forEachRemaining(more::add);
    expected.fieldNames().forEachRemaining(more::remove);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(path + '.' + more.first() + ": expected nothing, found "
            + shown(found.get(more.first())));
  }

  private static Optional<String> differenceOfArrays(
      String path, JsonNode expected, JsonNode found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      Optional<String> inside = difference(path + '[' + i + ']', expected.get(i), found.get(i));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return expected.size() == found.size()
        ? Optional.empty()
        : Optional.of(path + ": expected " + expected.size() + " items, found " + found.size());
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN - 1) + '…';
  }
}
