package dev.lictor.example.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object with known keys, some of them required; any other key is an error. Immutable. */
public final class ObjectShape implements Shape {
  private final Map<String, Shape> keys;
  private final Set<String> required;
  private final int minKeys;

  ObjectShape(Map<String, Shape> keys, Set<String> required, int minKeys) {
    this.keys = keys;
    this.required = required;
    this.minKeys = minKeys;
  }

  /** Adds a key that must be there. */
  public ObjectShape required(String key, Shape shape) {
    Set<String> more = new LinkedHashSet<>(required);
    more.add(key);
    return new ObjectShape(plus(key, shape), more, minKeys);
  }

  /** Adds a key that may be there. */
  public ObjectShape optional(String key, Shape shape) {
    return new ObjectShape(plus(key, shape), required, minKeys);
  }

  /** Asks for at least so many keys. */
  public ObjectShape atLeast(int count) {
    return new ObjectShape(keys, required, count);
  }

  private Map<String, Shape> plus(String key, Shape shape) {
    Map<String, Shape> more = new LinkedHashMap<>(keys);
    more.put(key, shape);
    return more;
  }

  @Override
  public @Nullable String problem(JsonNode value, String at) {
    if (!value.isObject()) {
      return "value is not of type 'object'" + Shape.where(at);
    }
    for (String key : required) {
      if (!value.has(key)) {
        return "'" + key + "' is a required property" + Shape.where(at);
      }
    }
    if (value.size() < minKeys) {
      return "object does not have enough properties" + Shape.where(at);
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
        fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      Shape shape = keys.get(field.getKey());
      if (shape == null) {
        return "Additional properties are not allowed ('" + shortened(field.getKey())
            + "' was unexpected)" + Shape.where(at);
      }
      String problem = shape.problem(
          field.getValue(), at.isEmpty() ? field.getKey() : at + "." + field.getKey());
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static String shortened(String key) {
    return key.length() <= 60 ? key : key.substring(0, 60) + "…";
  }
}
