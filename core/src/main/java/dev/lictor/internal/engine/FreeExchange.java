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

/** The exchange of a call that costs nothing and is changed nowhere. Thread-safe. */
final class FreeExchange implements Exchange {

  private final HoldId id;

  FreeExchange(HoldId id) {
    this.id = id;
  }

  @Override
  public String requestId() {
    return id.hex();
  }

  @Override
  public void sending() {}

  @Override
  public Responded responded(ResponseHead head) {
    return new Responded(head, Through.INSTANCE);
  }

  @Override
  public Drain callerGone() {
    return Drain.NOTHING;
  }

  @Override
  public void abort(Abort cause) {}

  private enum Through implements Flow {
    INSTANCE;

    @Override
    public void pass(ByteBuffer bytes, Sink sink) {
      sink.accept(bytes);
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      return trailers;
    }
  }
}
