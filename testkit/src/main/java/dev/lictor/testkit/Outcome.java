package dev.lictor.testkit;

import dev.lictor.call.CallFacts;
import dev.lictor.http.RequestHead;
import dev.lictor.policy.Reason;
import dev.lictor.testkit.request.RawRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a gateway did with a request. Immutable. */
public sealed interface Outcome {

  /** Returns which of the two it is. */
  Kind kind();

  /** Returns the request. */
  RawRequest request();

  /** The two outcomes. Immutable. */
  enum Kind {
    /** It was forwarded. */
    FORWARDED,
    /** It was refused. */
    REFUSED
  }

  /**
   * The request was forwarded. Immutable.
   *
   * @param request the request
   * @param head the head that is sent upstream
   * @param body the body that is sent upstream; each call returns a view of its own
   * @param facts what the body that is sent asks for, if its dialect's room reads it
   */
  record Forwarded(RawRequest request, RequestHead head, ByteBuffer body, Optional<CallFacts> facts)
      implements Outcome {
    /** Checks that nothing is null. */
    public Forwarded {
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(head, "head");
      body = body.asReadOnlyBuffer();
      Objects.requireNonNull(facts, "facts");
    }

    @Override
    public ByteBuffer body() {
      return body.duplicate();
    }

    @Override
    public Kind kind() {
      return Kind.FORWARDED;
    }
  }

  /**
   * The request was refused. Immutable.
   *
   * @param request the request
   * @param status the status that the caller sees
   * @param body the body that the caller sees
   * @param reasons why, as it is recorded; the caller is told the first
   */
  record Refused(RawRequest request, int status, String body, List<Reason> reasons)
      implements Outcome {
    /** Copies the reasons. */
    public Refused {
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(body, "body");
      reasons = List.copyOf(reasons);
    }

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }
}
