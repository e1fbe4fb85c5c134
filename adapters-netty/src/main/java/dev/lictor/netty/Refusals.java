package dev.lictor.netty;

import dev.lictor.http.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Refuses requests and drops their bodies; each step tells where the connection stands then. Confined to one channel. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class Refusals {

  private final HandlerOptions options;
  private long discardable;

  Refusals(HandlerOptions options) {
    this.options = options;
  }

  State malformed(ChannelHandlerContext ctx, Turn begun, @Nullable Throwable cause) {
    HttpResponseStatus status = HttpResponseStatus.BAD_REQUEST;
    if (cause instanceof TooLongHttpLineException) {
      status = HttpResponseStatus.REQUEST_URI_TOO_LONG;
    } else if (cause instanceof TooLongHttpHeaderException) {
      status = HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
    }
    return last(ctx, begun, Goodbye.malformed(status));
  }

  /** Refuses under a body still coming, and closes. */
  State last(ChannelHandlerContext ctx, Turn begun, Response response) {
    ChannelFuture written = Goodbye.write(ctx, response, begun, false);
    Goodbye.lingerThenClose(ctx, written, options.linger());
    return State.CLOSING;
  }

  State refuse(ChannelHandlerContext ctx, Turn begun, Response response, boolean complete) {
    discardable = options.maxDiscardBytes();
    boolean bodyIsCheap = !begun.awaitsContinue() && begun.declaredBytes() <= discardable;
    if (!begun.keepAlive() || !(complete || bodyIsCheap)) {
      if (!complete) {
        return last(ctx, begun, response);
      }
      Goodbye.write(ctx, response, begun, false).addListener(ChannelFutureListener.CLOSE);
      return State.CLOSING;
    }
    Goodbye.write(ctx, response, begun, true);
    return complete ? State.IDLE : State.DISCARDING;
  }

  /** Drops a part of a refused body. */
  State discard(ChannelHandlerContext ctx, Object message, State state) {
    boolean last = message instanceof LastHttpContent;
    if (message instanceof HttpContent content) {
      discardable -= content.content().readableBytes();
    }
    ReferenceCountUtil.release(message);
    if (state == State.CLOSING) {
      return state;
    }
    if (last) {
      return State.IDLE;
    }
    if (discardable < 0) {
      ChannelFuture flushed = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
      Goodbye.lingerThenClose(ctx, flushed, options.linger());
      return State.CLOSING;
    }
    return state;
  }
}
