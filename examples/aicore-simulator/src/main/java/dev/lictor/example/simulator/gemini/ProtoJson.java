package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.Set;

/**
 * Reads what Google's services take: keys in camelCase or snake_case alike (provider-facts §3.4). Thread-safe.
 *
 * <p>Keys within what a caller makes up, such as the arguments of a function, stay as they are.
 */
final class ProtoJson {
  private static final Set<String> FREE = Set.of("args", "response", "labels", "parameters");

  private ProtoJson() {}

  /** Returns the same document with every key in camelCase. */
  static JsonNode camel(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = Json.array();
      node.forEach(item -> items.add(camel(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = Json.object();
    node.properties().forEach(field -> {
      String key = camel(field.getKey());
      object.set(key, FREE.contains(key) ? field.getValue() : camel(field.getValue()));
    });
    return object;
  }

  private static String camel(String key) {
    StringBuilder camel = new StringBuilder();
    boolean raise = false;
    for (int i = 0; i < key.length(); i++) {
      char each = key.charAt(i);
      if (each == '_') {
        raise = true;
      } else {
        camel.append(raise ? Character.toUpperCase(each) : each);
        raise = false;
      }
    }
    return camel.toString();
  }
}
