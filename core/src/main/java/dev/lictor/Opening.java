package dev.lictor;

import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import java.util.Objects;

/** What the head of a request alone decides. Immutable. */
public sealed interface Opening {

  /** Returns which of the three it is. */
  Kind kind();

  /** The three answers. Immutable. */
  enum Kind {
    /** The call is refused; its body is not wanted. */
    REFUSE,
    /** The call is forwarded while its body still comes. */
    PASS,
    /** The body must be collected before the call can be decided. */
    COLLECT
  }

  /**
   * The call is refused, before a byte of the body and before {@code 100 Continue}. Immutable.
   *
   * @param response what to answer
   */
  record Refuse(Response response) implements Opening {
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
   * The call is forwarded; its body streams through. Immutable.
   *
   * @param head what to send upstream, but for the hop-by-hop headers, which are the host's
   * @param exchange the exchange to tell what happens
   */
  record Pass(RequestHead head, Exchange exchange) implements Opening {
    /** Checks that nothing is null. */
    public Pass {
      Objects.requireNonNull(head, "head");
      Objects.requireNonNull(exchange, "exchange");
    }

    @Override
    public Kind kind() {
      return Kind.PASS;
    }
  }

  /**
   * The body must be collected before the call can be decided. Immutable.
   *
   * @param call where the body goes
   */
  record Collect(PendingCall call) implements Opening {
    /** Checks that nothing is null. */
    public Collect {
      Objects.requireNonNull(call, "call");
    }

    @Override
    public Kind kind() {
      return Kind.COLLECT;
    }
  }
}
