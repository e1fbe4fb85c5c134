package dev.lictor.schema;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What became of a body whose references were looked up. Immutable, but for the bytes. */
public sealed interface Inlined {

  /** Returns which of the three it is. */
  Kind kind();

  /** The three results. Immutable. */
  enum Kind {
    /** What is referred to stands in the body. */
    BODY,
    /** The caller asks for something that cannot be. */
    MALFORMED,
    /** What is stored cannot be governed. */
    UNRESOLVABLE
  }

  /**
   * What is referred to stands in the body. It may refer to more in its turn.
   *
   * @param body the body to be evaluated, backed by an array
   * @param sent whether it must also be what is sent; if not, the body before it means the same for ever
   */
  record Body(ByteBuffer body, boolean sent) implements Inlined {
    /** Checks that nothing is null. */
    public Body {
      Objects.requireNonNull(body, "body");
    }

    @Override
    public Kind kind() {
      return Kind.BODY;
    }
  }

  /**
   * The call is refused with 400. Immutable.
   *
   * @param code a stable word
   * @param message one sentence that holds key names of the schema, never values
   */
  record Malformed(String code, String message) implements Inlined {
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

  /**
   * The call is refused with 403. Immutable.
   *
   * @param code a stable word
   * @param message one sentence that holds key names of the schema, never values
   */
  record Unresolvable(String code, String message) implements Inlined {
    /** Checks that nothing is null. */
    public Unresolvable {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public Kind kind() {
      return Kind.UNRESOLVABLE;
    }
  }
}
