package dev.lictor.testkit.domain;

import java.util.Objects;

/**
 * An attribute that a directory gives to its teams or models. Immutable.
 *
 * @param name its name
 * @param type the type of its values
 * @param optional whether an entry may do without it
 */
public record Attribute(String name, Type type, boolean optional) {

  /** The types that attributes have, as policies know them. Immutable. */
  public enum Type {
    /** A text, in Java a {@code String}. */
    STRING,
    /** A whole number, in Java a {@code Long}. */
    INT,
    /** True or false, in Java a {@code Boolean}. */
    BOOL,
    /** A set of texts, in Java a {@code Set} of {@code String}. */
    STRING_SET
  }

  /** Checks that nothing is null. */
  public Attribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  /** Returns an attribute that each entry has. */
  public static Attribute of(String name, Type type) {
    return new Attribute(name, type, false);
  }
}
