package dev.lictor.schema.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a tree as CPython's {@code repr} would; binary nodes are bytes. */
final class ReprWriter {

  private ReprWriter() {}

  static String repr(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.textValue());
      case BINARY -> bytes(node);
      case BOOLEAN -> node.booleanValue() ? "True" : "False";
      case NUMBER -> node.isIntegralNumber() ? node.asText() : real(node.doubleValue());
      default -> "None";
    };
  }

  private static String object(JsonNode node) {
    List<String> members = new ArrayList<>();
    node.properties()
        .forEach(member -> members.add(string(member.getKey()) + ": " + repr(member.getValue())));
    return '{' + String.join(", ", members) + '}';
  }

  private static String array(JsonNode node) {
    List<String> elements = new ArrayList<>();
    node.forEach(element -> elements.add(repr(element)));
    return '[' + String.join(", ", elements) + ']';
  }

  private static String string(String text) {
    char quote = quote(text);
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> {
      if (c == quote || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c == '\n' || c == '\r' || c == '\t') {
        out.append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
      } else if (isPrintable(c)) {
        out.appendCodePoint(c);
      } else {
        out.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
      }
    });
    return out.append(quote).toString();
  }

  private static char quote(String text) {
    return text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static String bytes(JsonNode node) {
    String text = latin(node);
    char quote = quote(text);
    StringBuilder out = new StringBuilder("b").append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n' || c == '\r' || c == '\t') {
        out.append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
      } else if (c >= ' ' && c < 0x7F) {
        out.append(c);
      } else {
        out.append(String.format("\\x%02x", (int) c));
      }
    }
    return out.append(quote).toString();
  }

  /** Returns the bytes as characters. */
  static String latin(JsonNode binary) {
    try {
      return new String(binary.binaryValue(), StandardCharsets.ISO_8859_1);
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Positional between 1e-4 and 1e16, else with an exponent of at least two digits. */
  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = exact.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = exact.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? '.' + digits.substring(1) : "")
        + String.format("e%s%02d", exponent < 0 ? '-' : '+', Math.abs(exponent));
  }
}
