package dev.lictor.example.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes that others are built of. Thread-safe. */
public final class Shapes {
  private Shapes() {}

  /** Accepts every value. */
  public static Shape any() {
    return (value, at) -> null;
  }

  /** Accepts an object with whatever keys. */
  public static Shape anyObject() {
    return (value, at) -> value.isObject() ? null : wrongType("object", at);
  }

  /** Accepts a string. */
  public static Shape text() {
    return (value, at) -> value.isTextual() ? null : wrongType("string", at);
  }

  /** Accepts {@code true} and {@code false}. */
  public static Shape flag() {
    return (value, at) -> value.isBoolean() ? null : wrongType("boolean", at);
  }

  /** Accepts one of the given strings. */
  public static Shape choice(String... choices) {
    List<String> allowed = List.of(choices);
    return (value, at) -> value.isTextual() && allowed.contains(value.textValue())
        ? null
        : "value is not one of ['" + String.join("', '", allowed) + "']" + Shape.where(at);
  }

  /** Accepts a whole number within bounds, both included. */
  public static Shape integer(long min, long max) {
    return (value, at) -> {
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        return wrongType("integer", at);
      }
      long number = value.longValue();
      return number >= min && number <= max
          ? null
          : "value is not between " + min + " and " + max + Shape.where(at);
    };
  }

  /** Accepts one of the given whole numbers. */
  public static Shape integerOf(Integer... choices) {
    List<Integer> allowed = List.of(choices);
    return (value, at) -> value.isInt() && allowed.contains(value.intValue())
        ? null
        : "value is not one of " + allowed + Shape.where(at);
  }

  /** Accepts an array of at least so many items of one shape. */
  public static Shape listOf(Shape item, int minItems) {
    return (value, at) -> {
      if (!value.isArray()) {
        return wrongType("array", at);
      }
      if (value.size() < minItems) {
        return "array is too short" + Shape.where(at);
      }
      for (int i = 0; i < value.size(); i++) {
        String problem = item.problem(value.get(i), at + "." + i);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    };
  }

  /** Accepts an object of any keys whose values have one shape. */
  public static Shape mapOf(Shape item) {
    return (value, at) -> {
      if (!value.isObject()) {
        return wrongType("object", at);
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String problem = item.problem(field.getValue(), at + "." + field.getKey());
        if (problem != null) {
          return problem;
        }
      }
      return null;
    };
  }

  /** Accepts what any of the shapes accepts; otherwise reports what the last one says. */
  public static Shape either(Shape... shapes) {
    List<Shape> all = List.of(shapes);
    return (value, at) -> {
      String problem = null;
      for (Shape shape : all) {
        problem = shape.problem(value, at);
        if (problem == null) {
          return null;
        }
      }
      return problem;
    };
  }

  /** Picks the shape by the value of one key, which must be there. */
  public static Shape byKey(String key, Map<String, Shape> shapes) {
    return (value, at) -> {
      if (!value.isObject()) {
        return wrongType("object", at);
      }
      if (!value.has(key)) {
        return "'" + key + "' is a required property" + Shape.where(at);
      }
      @Nullable Shape shape = shapes.get(value.path(key).asText());
      return shape == null
          ? "value is not one of the known ones" + Shape.where(at + "." + key)
          : shape.problem(value, at);
    };
  }

  /** Starts an object without keys. */
  public static ObjectShape object() {
    return new ObjectShape(Map.of(), Set.of(), 0);
  }

  private static String wrongType(String type, String at) {
    return "value is not of type '" + type + "'" + Shape.where(at);
  }
}
