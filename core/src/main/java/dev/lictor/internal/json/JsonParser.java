package dev.lictor.internal.json;

import java.util.Arrays;

/** Makes a tree of a body that a strict reader accepted. Confined to one call. */
final class JsonParser {

  private final byte[] bytes;
  private final int limit;
  private final JsonPath path;
  private final StringLiteral literal;
  private int at;

  JsonParser(byte[] bytes, int from, int limit) {
    this.bytes = bytes;
    this.limit = limit;
    this.at = from;
    this.path = new JsonPath(from);
    this.literal = new StringLiteral(bytes, limit, path);
  }

  JsonNode document() {
    JsonNode root = value(0);
    blanks();
    if (at != limit) {
      throw path.fault("syntax", "something stands behind the document", at);
    }
    return root;
  }

  private JsonNode value(int depth) {
    blanks();
    if (depth > JsonReader.MAX_DEPTH) {
      throw path.fault("too_deep", "more than " + JsonReader.MAX_DEPTH + " levels", at);
    }
    int from = at;
    switch (peek()) {
      case '{' -> {
        return object(depth);
      }
      case '[' -> {
        return list(depth);
      }
      case '"' -> {
        at = literal.scan(at + 1);
        return new JsonNode(bytes, from, at, JsonType.STRING);
      }
      default -> {
        while (at < limit && ",]} \t\r\n".indexOf(bytes[at]) < 0) {
          at++;
        }
        return new JsonNode(bytes, from, at, scalar(bytes[from]));
      }
    }
  }

  private JsonType scalar(byte first) {
    return switch (first) {
      case 't', 'f' -> JsonType.BOOLEAN;
      case 'n' -> JsonType.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonType.NUMBER;
      default -> throw path.fault("syntax", "a value is expected", at);
    };
  }

  private JsonNode object(int depth) {
    int from = at++;
    JsonNode parts = new JsonNode(bytes, from, from, JsonType.OBJECT);
    blanks();
    if (peek() != '}') {
      do {
        blanks();
        int key = at;
        expect('"');
        at = literal.scan(at);
        String name = literal.decode();
        byte[] written = Arrays.copyOfRange(bytes, key, at);
        blanks();
        expect(':');
        parts.add(name, written, value(depth + 1));
        blanks();
      } while (more());
    }
    expect('}');
    return parts.endingAt(at);
  }

  private JsonNode list(int depth) {
    int from = at++;
    JsonNode parts = new JsonNode(bytes, from, from, JsonType.ARRAY);
    blanks();
    if (peek() != ']') {
      do {
        parts.add(value(depth + 1));
        blanks();
      } while (more());
    }
    expect(']');
    return parts.endingAt(at);
  }

  private boolean more() {
    boolean more = peek() == ',';
    at += more ? 1 : 0;
    return more;
  }

  private byte peek() {
    if (at >= limit) {
      throw path.fault("truncated", "the body ends within a value", limit);
    }
    return bytes[at];
  }

  private void expect(char c) {
    if (peek() != c) {
      throw path.fault("syntax", "'" + c + "' is expected", at);
    }
    at++;
  }

  private void blanks() {
    while (at < limit && " \t\r\n".indexOf(bytes[at]) >= 0) {
      at++;
    }
  }
}
