package dev.lictor.schema.aicore;

import java.util.Objects;

/**
 * What came of reading a body or an answer. Immutable.
 *
 * @param <T> what is read
 */
public sealed interface Parsed<T> {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two results. Immutable. */
  enum Kind {
    /** It was read, and every parser reads it so. */
    VALUE,
    /** It is not what was expected, or not every parser would read it alike. */
    FAULT
  }

  /**
   * It was read. Immutable.
   *
   * @param <T> what is read
   * @param value what was found
   */
  record Value<T>(T value) implements Parsed<T> {
    /** Checks that nothing is null. */
    public Value {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Kind kind() {
      return Kind.VALUE;
    }
  }

  /**
   * It cannot be read. Immutable.
   *
   * @param <T> what should have been read
   * @param code a stable word, such as {@code duplicate_key}
   * @param message one sentence with the place and what was expected; it holds key names of the schema, never values
   */
  record Fault<T>(String code, String message) implements Parsed<T> {
    /** Checks that nothing is null. */
    public Fault {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public Kind kind() {
      return Kind.FAULT;
    }
  }
}
