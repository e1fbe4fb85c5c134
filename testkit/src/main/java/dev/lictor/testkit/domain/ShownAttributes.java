package dev.lictor.testkit.domain;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Team;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds out which attributes teams have. Not instantiable; all functions are pure. */
final class ShownAttributes {

  private ShownAttributes() {}

  /** Returns what is declared, and the attributes that the teams show besides; one that not each of them has is optional. */
  static Attributes of(Attributes declared, Collection<Team> teams) {
    Map<String, Attributes.Attribute> all = new TreeMap<>(declared.byName());
    for (Team team : teams) {
      team.attributes().forEach((name, value) -> {
        boolean optional = !teams.stream().allMatch(other -> other.attributes().containsKey(name));
        all.putIfAbsent(name, new Attributes.Attribute(type(name, value), optional));
      });
    }
    return new Attributes(all);
  }

  private static AttributeType type(String name, Object value) {
    if (value instanceof String) {
      return AttributeType.STRING;
    }
    if (value instanceof Long) {
      return AttributeType.INT;
    }
    if (value instanceof Boolean) {
      return AttributeType.BOOL;
    }
    if (value instanceof Set) {
      return AttributeType.STRING_SET;
    }
    throw new IllegalArgumentException("attribute \"" + name
        + "\" must be a String, Long, Boolean or Set of strings, found "
        + value.getClass().getName());
  }
}
