package dev.lictor.dsl.cel;

import java.util.List;
import java.util.Objects;

/**
 * What an expression came to, and its parts. Immutable.
 *
 * @param place where it stands, such as {@code require[1].that}
 * @param text the expression as it was written
 * @param value its value as people read it, or {@code error: } and what failed
 * @param parts its parts that were evaluated and are no constants, in the order of writing
 */
public record Traced(String place, String text, String value, List<Part> parts) {

  /** Copies the list. */
  public Traced {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(value, "value");
    parts = List.copyOf(parts);
  }

  /**
   * A part of an expression. Immutable.
   *
   * @param depth how deep it stands in the expression, from 1
   * @param text the part
   * @param values what it came to: one value, or those of a loop, of which the first are told
   */
  public record Part(int depth, String text, List<String> values) {
    /** Copies the list. */
    public Part {
      Objects.requireNonNull(text, "text");
      values = List.copyOf(values);
    }
  }
}
