package dev.lictor.schema;

import dev.lictor.call.Operation;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;

/** What became of a request that was to have what policies mandate. Immutable, but for the bytes. */
public sealed interface Tightened {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two results. Immutable. */
  enum Kind {
    /** The request has it. */
    REQUEST,
    /** It cannot. */
    IMPOSSIBLE
  }

  /**
   * The request has what is mandated.
   *
   * @param body the body, backed by an array; the very one that was given if nothing in it had to change
   * @param operation what the head asks for, with the headers below
   * @param headers what headers the request has then, in the place of those of these names
   */
  record Request(ByteBuffer body, Operation operation, Map<String, String> headers)
      implements Tightened {
    /** Checks that nothing is null. */
    public Request {
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(operation, "operation");
      headers = Map.copyOf(headers);
    }

    /** Makes a request of which only the body changed, if anything did. */
    public Request(ByteBuffer body, Operation operation) {
      this(body, operation, Map.of());
    }

    @Override
    public Kind kind() {
      return Kind.REQUEST;
    }
  }

  /**
   * The request cannot have it. Immutable.
   *
   * @param message one sentence that holds words of the schema, never values of the request
   */
  record Impossible(String message) implements Tightened {
    /** Checks that nothing is null. */
    public Impossible {
      Objects.requireNonNull(message, "message");
    }

    @Override
    public Kind kind() {
      return Kind.IMPOSSIBLE;
    }
  }
}
