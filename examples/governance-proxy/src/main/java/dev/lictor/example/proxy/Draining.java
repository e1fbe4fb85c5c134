package dev.lictor.example.proxy;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.netty.Call;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;

/** Reads an answer on for its figures alone, up to a bound. Confined to one event loop. */
final class Draining {

  private final Call call;
  private long bytesLeft;

  Draining(Call call, Drain drain) {
    this.call = call;
    this.bytesLeft = drain.maxBytes();
  }

  /** Takes the next part, and owns it; returns whether more is to be learnt. */
  boolean learn(HttpObject part) {
    if (part instanceof HttpContent content) {
      bytesLeft -= content.content().readableBytes();
    }
    boolean last = part instanceof LastHttpContent;
    call.learn(part);
    if (!last && cut()) {
      call.abort(Abort.CALLER_GONE);
    }
    return !last && !cut();
  }

  /** Returns whether the bound was passed. */
  boolean cut() {
    return bytesLeft < 0;
  }
}
