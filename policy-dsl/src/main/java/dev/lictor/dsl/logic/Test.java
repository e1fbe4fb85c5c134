package dev.lictor.dsl.logic;

import java.util.Objects;
import java.util.Set;

/** What is asked of one value. Immutable. */
public sealed interface Test {

  /** Asks for a truth. */
  record Holds(boolean value) implements Test {}

  /** Asks whether a number is within ranges. */
  record Within(Ranges ranges) implements Test {
    /** Checks that nothing is null. */
    public Within {
      Objects.requireNonNull(ranges, "ranges");
    }
  }

  /**
   * Asks whether a text is, or is not, one of these.
   *
   * @param are whether it must be
   */
  record OneOf(boolean are, Set<String> words) implements Test {
    /** Copies the set. */
    public OneOf {
      words = Set.copyOf(words);
    }
  }

  /**
   * Asks whether a text looks, or does not look, so.
   *
   * @param does whether it must
   */
  record Like(boolean does, Wildcard wildcard) implements Test {
    /** Checks that nothing is null. */
    public Like {
      Objects.requireNonNull(wildcard, "wildcard");
    }
  }

  /** Returns what asks for the opposite. */
  default Test not() {
    if (this instanceof Holds holds) {
      return new Holds(!holds.value());
    }
    if (this instanceof Within within) {
      return new Within(within.ranges().not());
    }
    if (this instanceof OneOf some) {
      return new OneOf(!some.are(), some.words());
    }
    Like like = (Like) this;
    return new Like(!like.does(), like.wildcard());
  }

  /** Returns whether a text passes. */
  default boolean passes(String text) {
    if (this instanceof OneOf some) {
      return some.words().contains(text) == some.are();
    }
    return this instanceof Like like && like.wildcard().matches(text) == like.does();
  }
}
