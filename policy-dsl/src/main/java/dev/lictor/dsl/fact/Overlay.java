package dev.lictor.dsl.fact;

import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays what is told over values that are there already. Not instantiable; all functions are pure. */
final class Overlay {

  private Overlay() {}

  /** Returns the values below with what is told in their place; {@link Told.Nothing} leaves what is below. */
  @SuppressWarnings("unchecked") // parts are maps by their field's name
  static Map<String, Object> over(FactType type, Map<String, Object> below, Told.Part told) {
    Map<String, Object> values = new LinkedHashMap<>(below);
    told.fields().forEach((name, fact) -> {
      FactField field = Directories.asTold(type).field(name).orElseThrow();
      if (fact instanceof Told.Value value) {
        values.put(name, value.value());
      } else if (fact instanceof Told.Part part) {
        FactType inner = field.part().orElseThrow();
        Object there = below.get(name);
        values.put(
            name,
            over(
                inner,
                there instanceof Map<?, ?> ? (Map<String, Object>) there : nothingAskedFor(inner),
                part));
      } else if (fact instanceof Told.Parts parts) {
        values.put(name, items(field.part().orElseThrow(), parts));
      }
    });
    return values;
  }

  private static List<Map<String, Object>> items(FactType type, Told.Parts parts) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Told item : parts.items()) {
      if (item instanceof Told.Part part) {
        items.add(over(type, nothingAskedFor(type), part));
      }
    }
    return items;
  }

  /** Returns the values of an object of which nothing is told; what is from a closed list has none. */
  static Map<String, Object> nothingAskedFor(FactType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    type.fields().forEach((name, field) -> {
      if (field.optional() || !field.words().isEmpty()) {
        return;
      }
      switch (field.form()) {
        case TEXT -> values.put(name, "");
        case NUMBER -> values.put(name, 0L);
        case TRUTH -> values.put(name, false);
        case TEXTS -> values.put(name, Set.of());
        case PARTS -> values.put(name, List.of());
        case PART -> values.put(name, nothingAskedFor(field.part().orElseThrow()));
      }
    });
    return values;
  }
}
