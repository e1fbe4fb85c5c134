package dev.lictor.internal.engine;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Responded;
import dev.lictor.Sink;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.store.HoldId;
import java.nio.ByteBuffer;

/** The exchange of a call that costs nothing and whose bytes are changed nowhere. Thread-safe. */
final class FreeExchange implements Exchange {

  private final HoldId id;
  private final Runnable answered;

  /**
   * @param answered run when the answer begins and when it ends, in whatever way
   */
  FreeExchange(HoldId id, Runnable answered) {
    this.id = id;
    this.answered = answered;
  }

  @Override
  public String requestId() {
    return id.hex();
  }

  @Override
  public void sending() {}

  @Override
  public Responded responded(ResponseHead head) {
    answered.run();
    return new Responded(head, new Through());
  }

  @Override
  public Drain callerGone() {
    return Drain.NOTHING;
  }

  @Override
  public void abort(Abort cause) {
    if (cause != Abort.NEVER_SENT) {
      answered.run();
    }
  }

  private final class Through implements Flow {

    @Override
    public void pass(ByteBuffer bytes, Sink sink) {
      sink.accept(bytes);
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      answered.run();
      return trailers;
    }
  }
}
