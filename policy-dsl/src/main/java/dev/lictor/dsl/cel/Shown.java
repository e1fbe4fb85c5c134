package dev.lictor.dsl.cel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Values as traces show them: short, and telling a text from a number. Not instantiable; all functions are pure. */
final class Shown {

  private static final int MOST_ITEMS = 10;
  private static final int MOST_CHARS = 120;

  private Shown() {}

  static String of(Object value) {
    if (value instanceof String text) {
      return '\'' + cut(text) + '\'';
    }
    if (value instanceof CelSet set) {
      return items(set.sorted(), "{", "}");
    }
    if (value instanceof Collection<?> list) {
      return items(list, "[", "]");
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner entries = new StringJoiner(", ", "{", "}");
      map.forEach((key, item) -> entries.add(of(key) + ": " + of(item)));
      return entries.toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Shown::of).orElse("nothing");
    }
    return value instanceof View<?> view ? view.shown() : String.valueOf(value);
  }

  private static String items(Collection<?> items, String open, String close) {
    StringJoiner shown = new StringJoiner(", ", open, close);
    items.stream().limit(MOST_ITEMS).map(Shown::of).forEach(shown::add);
    if (items.size() > MOST_ITEMS) {
      shown.add("… (" + items.size() + ")");
    }
    return shown.toString();
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + '…';
  }
}
