package dev.lictor.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The attributes that a directory declares. Immutable.
 *
 * @param byName each attribute by its name
 */
public record Attributes(Map<String, Attribute> byName) {

  /** No attribute. */
  public static final Attributes NONE = new Attributes(Map.of());

  /** Copies the map and keeps its order. */
  public Attributes {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * One attribute. Immutable.
   *
   * @param type its type
   * @param optional whether an entry may do without it
   */
  public record Attribute(AttributeType type, boolean optional) {
    /** Checks that nothing is null. */
    public Attribute {
      Objects.requireNonNull(type, "type");
    }
  }
}
