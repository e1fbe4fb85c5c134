package dev.lictor.mandate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parameters of the model that a call must not have, or must have with one value. Immutable.
 *
 * @param dropped the names of those that are taken out
 * @param pinned the values that each must have, as JSON: more than one contradict each other
 */
public record ParameterMandate(Set<String> dropped, Map<String, Set<String>> pinned) {

  /** Nothing is said about parameters. */
  public static final ParameterMandate NONE = new ParameterMandate(Set.of(), Map.of());

  /** Copies the collections. */
  public ParameterMandate {
    dropped = Set.copyOf(dropped);
    Map<String, Set<String>> copy = new TreeMap<>();
    pinned.forEach((name, values) -> copy.put(name, Set.copyOf(values)));
    pinned = java.util.Collections.unmodifiableMap(copy);
  }

  ParameterMandate and(ParameterMandate other) {
    Set<String> drops = new TreeSet<>(dropped);
    drops.addAll(other.dropped);
    Map<String, Set<String>> pins = new TreeMap<>(pinned);
    other.pinned.forEach((name, values) -> pins.merge(name, values, (one, more) -> {
      Set<String> either = new TreeSet<>(one);
      either.addAll(more);
      return either;
    }));
    return new ParameterMandate(drops, pins);
  }

  /** Returns the names of all parameters that are mandated, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(dropped);
    names.addAll(pinned.keySet());
    return names;
  }

  /** Returns what contradicts itself, in sentences. */
  List<String> conflicts() {
    List<String> conflicts = new ArrayList<>(0);
    pinned.forEach((name, values) -> {
      if (values.size() > 1) {
        conflicts.add("parameter \"" + name + "\" is to have the values "
            + String.join(" and ", new TreeSet<>(values)));
      }
      if (dropped.contains(name)) {
        conflicts.add("parameter \"" + name + "\" is to be dropped and to have a value");
      }
    });
    return conflicts;
  }
}
