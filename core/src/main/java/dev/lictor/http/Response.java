package dev.lictor.http;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A whole answer, small enough to be held: what the engine itself says to a caller. Immutable.
 *
 * @param head the head; it carries {@code Content-Type} and {@code Content-Length}
 * @param body the body; each call returns a read-only view of its own
 */
public record Response(ResponseHead head, ByteBuffer body) {

  /** Checks that nothing is null. */
  public Response {
    Objects.requireNonNull(head, "head");
    body = body.asReadOnlyBuffer();
  }

  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** Returns the status code. */
  public int status() {
    return head.status();
  }

  /** Returns the status and the size alone. */
  @Override
  public String toString() {
    return "Response[" + head.status() + ", " + body.remaining() + " bytes]";
  }
}
