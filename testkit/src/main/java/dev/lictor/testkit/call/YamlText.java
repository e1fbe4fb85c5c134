package dev.lictor.testkit.call;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes maps, lists and scalars as YAML: on one line in flow style as long as it is short, else a line for each entry. Not instantiable;
 * all functions are pure.
 */
final class YamlText {

  private static final int MAX_COLUMNS = 110;
  private static final Set<String> RESERVED =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  /** Returns a field at the left margin, its entries below it. */
  static String block(String name, Map<String, Object> entries) {
    StringBuilder text = new StringBuilder(name).append(":\n");
    entries.forEach((key, value) -> entry(key, value, "  ", text));
    return text.toString();
  }

  private static void entry(String key, Object value, String indent, StringBuilder text) {
    String line = indent + scalar(key) + ": " + flow(value);
    if (line.length() <= MAX_COLUMNS
        || !(value instanceof Map<?, ?> || value instanceof Collection<?>)) {
      text.append(line).append('\n');
      return;
    }
    text.append(indent).append(scalar(key)).append(":\n");
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> entry((String) name, inner, indent + "  ", text));
    } else {
      ((Collection<?>) value)
          .forEach(each -> text.append(indent).append("  - ").append(flow(each)).append('\n'));
    }
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      StringBuilder text = new StringBuilder();
      map.forEach((key, inner) -> text.append(text.isEmpty() ? "{" : ", ")
          .append(scalar((String) key))
          .append(": ")
          .append(flow(inner)));
      return text.isEmpty() ? "{}" : text.append('}').toString();
    }
    if (value instanceof Collection<?> all) {
      StringBuilder text = new StringBuilder();
      all.forEach(each -> text.append(text.isEmpty() ? "[" : ", ").append(flow(each)));
      return text.isEmpty() ? "[]" : text.append(']').toString();
    }
    return value instanceof String text ? scalar(text) : value.toString();
  }

  /** Returns a text as it is if nothing else could be meant by it, else in quotes. */
  private static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    boolean plain = !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "._-/@".indexOf(c) >= 0;
    }
    return plain || isPath(text);
  }

  private static boolean isPath(String text) {
    return text.startsWith("/")
        && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
