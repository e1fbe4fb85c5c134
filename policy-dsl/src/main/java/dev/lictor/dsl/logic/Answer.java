package dev.lictor.dsl.logic;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a formula can hold. Immutable.
 *
 * @param kind what is known
 * @param model a way in which it holds, as far as the logic tells; there is one if it is possible
 */
public record Answer(Kind kind, Optional<Model> model) {

  /** What is known. Immutable. */
  public enum Kind {
    /** It cannot hold: no call is such. */
    NEVER,
    /** Nothing speaks against it; where it asks for what the logic does not understand, that does not mean that it can. */
    POSSIBLE,
    /** The search was given up. */
    UNDECIDED
  }

  static final Answer NEVER = new Answer(Kind.NEVER, Optional.empty());
  static final Answer UNDECIDED = new Answer(Kind.UNDECIDED, Optional.empty());

  /** Checks that there is a model where there must be one. */
  public Answer {
    Objects.requireNonNull(kind, "kind");
    if (model.isPresent() != (kind == Kind.POSSIBLE)) {
      throw new IllegalArgumentException("a model belongs to what is possible, found " + kind);
    }
  }
}
