package dev.lictor.testkit.call;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields in order, without those that say nothing: an empty text, 0, false, an empty list or map. Not thread-safe. */
final class Fields {

  private final Map<String, Object> map = new LinkedHashMap<>();

  Map<String, Object> map() {
    return map;
  }

  /** Adds a field, if it says something. */
  Fields add(String name, Object value) {
    boolean nothing = value.equals("")
        || value.equals(0L)
        || value.equals(false)
        || (value instanceof Collection<?> all && all.isEmpty())
        || (value instanceof Map<?, ?> fields && fields.isEmpty());
    return unless(nothing, name, value);
  }

  /** Adds a field, unless it goes without saying. */
  Fields unless(boolean goesWithoutSaying, String name, Object value) {
    if (!goesWithoutSaying) {
      map.put(name, value);
    }
    return this;
  }
}
