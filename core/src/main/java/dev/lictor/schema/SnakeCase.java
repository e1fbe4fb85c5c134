package dev.lictor.schema;

import dev.lictor.internal.json.JsonNode;

/**
 * The other spelling that proto JSON allows for a key: {@code max_output_tokens} for {@code maxOutputTokens} (protobuf, "ProtoJSON
 * format"). Not instantiable; all functions are pure.
 */
public final class SnakeCase {

  private SnakeCase() {}

  /** Returns the other spelling of a key; the same one if it has no capitals. */
  public static String of(String key) {
    StringBuilder snake = new StringBuilder(key.length() + 4);
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      snake.append(upper ? "_" : "").append(upper ? (char) (c + ('a' - 'A')) : c);
    }
    return snake.toString();
  }

  /** Returns the spelling in which an object has a key; the given one if it has neither. */
  public static String in(JsonNode object, String key) {
    String snake = of(key);
    return object.find(key).isEmpty() && object.find(snake).isPresent() ? snake : key;
  }
}
