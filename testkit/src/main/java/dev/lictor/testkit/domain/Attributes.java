package dev.lictor.testkit.domain;

import dev.lictor.identity.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds out which attributes teams have. Not instantiable; all functions are pure. */
final class Attributes {

  private Attributes() {}

  /** Returns the attributes that the teams show and that are not declared; one that not each of them has is optional. */
  static List<Attribute> of(List<Team> teams, Set<String> declared) {
    Map<String, Attribute> found = new TreeMap<>();
    for (Team team : teams) {
      team.attributes().forEach((name, value) -> {
        boolean optional =
            !teams.stream().allMatch(other -> other.attributes().containsKey(name));
        found.putIfAbsent(name, new Attribute(name, type(name, value), optional));
      });
    }
    found.keySet().removeAll(declared);
    return new ArrayList<>(found.values());
  }

  private static Attribute.Type type(String name, Object value) {
    if (value instanceof String) {
      return Attribute.Type.STRING;
    }
    if (value instanceof Long) {
      return Attribute.Type.INT;
    }
    if (value instanceof Boolean) {
      return Attribute.Type.BOOL;
    }
    if (value instanceof Set) {
      return Attribute.Type.STRING_SET;
    }
    throw new IllegalArgumentException("attribute \"" + name
        + "\" must be a String, Long, Boolean or Set of strings, found "
        + value.getClass().getName());
  }
}
