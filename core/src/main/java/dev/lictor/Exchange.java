package dev.lictor;

import dev.lictor.http.ResponseHead;

/**
 * A call that goes upstream. The host tells it what happens, and it settles what the call cost: exactly once, whatever ends it.
 * The call ends with the end of its {@linkplain Flow flow} or with {@link #abort}, whichever comes first. Thread-safe; the
 * flow is not.
 */
public interface Exchange {

  /** Returns the id under which the engine records the call. */
  String requestId();

  /**
   * Says that the next byte may reach the upstream, so that the call may cost money from now on. Told before the first byte is
   * handed to an upstream connection.
   */
  void sending();

  /**
   * Says that the answer has begun. Interim answers (1xx) are not told.
   *
   * @throws IllegalStateException if it was said before
   */
  Responded responded(ResponseHead head);

  /**
   * Says that the caller went away.
   *
   * @return how far to read the rest of the answer through the flow, with {@link Sink#NOWHERE}, before the call is aborted
   */
  Drain callerGone();

  /**
   * Ends the call without a complete answer. It settles by what is known; after the end it does nothing.
   *
   * @param cause what happened
   */
  void abort(Abort cause);
}
