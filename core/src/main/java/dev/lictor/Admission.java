package dev.lictor;

import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import java.nio.ByteBuffer;
import java.util.Objects;

/** What was decided about a call. Immutable. */
public sealed interface Admission {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two answers. Immutable. */
  enum Kind {
    /** The call is refused. */
    REFUSE,
    /** The call is sent upstream. */
    FORWARD
  }

  /**
   * The call is refused, in the words of the caller's own provider. Immutable.
   *
   * @param response what to answer
   */
  record Refuse(Response response) implements Admission {
    /** Checks that nothing is null. */
    public Refuse {
      Objects.requireNonNull(response, "response");
    }

    @Override
    public Kind kind() {
      return Kind.REFUSE;
    }
  }

  /**
   * The call is sent upstream. Immutable.
   *
   * @param head what to send, but for the hop-by-hop headers, which are the host's; it carries the {@code Content-Length} of
   *     the body
   * @param body what to send; each call returns a read-only view of its own
   * @param exchange the exchange to tell what happens; it must end in every case
   */
  record Forward(RequestHead head, ByteBuffer body, Exchange exchange) implements Admission {
    /** Checks that nothing is null. */
    public Forward {
      Objects.requireNonNull(head, "head");
      body = body.asReadOnlyBuffer();
      Objects.requireNonNull(exchange, "exchange");
    }

    @Override
    public ByteBuffer body() {
      return body.duplicate();
    }

    @Override
    public Kind kind() {
      return Kind.FORWARD;
    }
  }
}
