package dev.lictor.schema;

import dev.lictor.call.CallFacts;
import java.util.Objects;

/** What a room read from a body. Immutable. */
public sealed interface Reading {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two results. Immutable. */
  enum Kind {
    /** The body is what the dialect says, and all parsers agree on it. */
    FACTS,
    /** It is not. */
    MALFORMED
  }

  /**
   * The body was read. Immutable.
   *
   * @param facts what it asks for
   */
  record Facts(CallFacts facts) implements Reading {
    /** Checks that nothing is null. */
    public Facts {
      Objects.requireNonNull(facts, "facts");
    }

    @Override
    public Kind kind() {
      return Kind.FACTS;
    }
  }

  /**
   * The body is refused with 400. Immutable.
   *
   * @param code a stable word, such as {@code duplicate_key}
   * @param message one sentence with the place and what was expected; it holds key names of the schema, never values
   */
  record Malformed(String code, String message) implements Reading {
    /** Checks that nothing is null. */
    public Malformed {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }
  }
}
