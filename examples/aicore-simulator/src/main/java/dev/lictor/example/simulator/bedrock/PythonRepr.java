package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Writes a document as Python's {@code repr} of it: single quotes, {@code True}, {@code False}, {@code None}. Thread-safe. */
final class PythonRepr {
  private PythonRepr() {}

  static String of(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      out.append('{');
      Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        text(field.getKey(), out);
        out.append(": ");
        write(field.getValue(), out);
        out.append(fields.hasNext() ? ", " : "");
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (int i = 0; i < node.size(); i++) {
        out.append(i == 0 ? "" : ", ");
        write(node.get(i), out);
      }
      out.append(']');
    } else if (node.isTextual()) {
      text(node.textValue(), out);
    } else if (node.isBoolean()) {
      out.append(node.booleanValue() ? "True" : "False");
    } else if (node.isNull()) {
      out.append("None");
    } else {
      out.append(node.asText());
    }
  }

  private static void text(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(point -> {
      switch (point) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (point == quote) {
            out.append('\\').append(quote);
          } else if (isPrintable(point)) {
            out.appendCodePoint(point);
          } else {
            escape(point, out);
          }
        }
      }
    });
    out.append(quote);
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  private static void escape(int point, StringBuilder out) {
    if (point < 0x100) {
      out.append("\\x").append(hex(point, 2));
    } else if (point < 0x10000) {
      out.append("\\u").append(hex(point, 4));
    } else {
      out.append("\\U").append(hex(point, 8));
    }
  }

  private static String hex(int point, int digits) {
    String hex = Integer.toHexString(point);
    return "0".repeat(digits - hex.length()) + hex;
  }
}
