package dev.lictor.dsl.logic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way in which a formula holds. Immutable.
 *
 * @param values the values of the subjects that count: {@code Boolean}, {@code Long} or {@code String}
 * @param elements the elements that lists have, by list
 */
public record Model(Map<Subject, Object> values, Map<String, List<String>> elements) {

  /** Copies the maps. */
  public Model {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Map<String, List<String>> copy = new TreeMap<>();
    elements.forEach((list, names) -> copy.put(list, List.copyOf(names)));
    elements = Collections.unmodifiableMap(copy);
  }
}
