package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One field of what rules see. Immutable.
 *
 * @param name its name
 * @param form what its values are
 * @param part the type of its parts, if it has any
 * @param optional whether it may be absent
 * @param words the closed list that its values are from; empty if open
 * @param kinds the kinds of operation that have it
 */
public record FactField(
    String name,
    Form form,
    Optional<FactType> part,
    boolean optional,
    Set<String> words,
    Set<Kind> kinds) {

  /** What the values of a field are. Immutable. */
  public enum Form {
    /** A {@code String}. */
    TEXT("a text"),
    /** A {@code Long}. */
    NUMBER("a whole number"),
    /** A {@code Boolean}. */
    TRUTH("true or false"),
    /** A {@code Set} of {@code String}. */
    TEXTS("a list of texts"),
    /** An object with fields of its own. */
    PART("a mapping"),
    /** A list of such objects. */
    PARTS("a list");

    private final String noun;

    Form(String noun) {
      this.noun = noun;
    }

    /** Returns what a file must have for it, in words for people. */
    public String noun() {
      return noun;
    }
  }

  /** Checks that nothing is null. */
  public FactField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(part, "part");
    words = Set.copyOf(words);
    kinds = Set.copyOf(kinds);
  }

  /** Returns a number that every kind of operation has. */
  public static FactField number(String name) {
    return new FactField(name, Form.NUMBER, Optional.empty(), false, Set.of(), Shape.EVERY_KIND);
  }
}
