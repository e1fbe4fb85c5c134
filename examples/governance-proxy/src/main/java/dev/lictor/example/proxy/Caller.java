package dev.lictor.example.proxy;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The caller's side of one forwarded request. Confined to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class Caller {

  private static final int LINGER_SECONDS = 2;

  private final ChannelHandlerContext ctx;
  private final UpstreamRequest request;
  private boolean unflushed;

  Caller(ChannelHandlerContext ctx, UpstreamRequest request) {
    this.ctx = ctx;
    this.request = request;
  }

  Channel channel() {
    return ctx.channel();
  }

  boolean writable() {
    return ctx.channel().isWritable();
  }

  /** Reads on, or stops reading, the body of the request. */
  void read(boolean on) {
    if (ctx.channel().config().isAutoRead() != on) {
      ctx.channel().config().setAutoRead(on);
    }
  }

  void write(HttpObject part) {
    unflushed = true;
    ctx.write(part);
  }

  void flush() {
    if (unflushed) {
      unflushed = false;
      ctx.flush();
    }
  }

  /** Says on an answer's head whether the connection stays. */
  void announce(HttpResponse head, boolean keep) {
    if (!keep) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (!request.http11()) {
      head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
  }

  /** Writes the end of an answer. */
  void end(HttpObject last, boolean keep, boolean requestComplete) {
    ChannelFuture written = ctx.writeAndFlush(last);
    unflushed = false;
    if (!keep) {
      close(written, requestComplete);
    }
  }

  /** Answers in place of the upstream. */
  void say(Response response, boolean keep, boolean requestComplete) {
    HttpHeaders fields = new DefaultHttpHeaders();
    Headers headers = response.head().headers();
    headers.forEach(fields::add);
    ByteBuf body = request.head().method().equals(HttpMethod.HEAD)
        ? Unpooled.EMPTY_BUFFER
        : Unpooled.wrappedBuffer(response.body());
    DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(response.status()),
        body,
        fields,
        EmptyHttpHeaders.INSTANCE);
    announce(answer, keep);
    end(answer, keep, requestComplete);
  }

  /** Closes in the middle of an answer, so that the caller notices; a body that closing would end is ended by a reset. */
  void cut(boolean endsWithConnection) {
    if (endsWithConnection) {
      ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      ctx.close();
    } else {
      ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Closes behind a complete answer, under a body that nobody takes any more. */
  void closeUnderBody() {
    close(ctx.writeAndFlush(Unpooled.EMPTY_BUFFER), false);
  }

  /** Closes; under a body still coming, only after the answer had time to arrive. */
  private void close(ChannelFuture written, boolean requestComplete) {
    if (requestComplete) {
      written.addListener(ChannelFutureListener.CLOSE);
      return;
    }
    read(true);
    written.addListener(done -> {
      if (ctx.channel() instanceof DuplexChannel duplex
          && ctx.pipeline().get(SslHandler.class) == null) {
        duplex.shutdownOutput();
      }
    });
    ScheduledFuture<?> closing =
        ctx.executor().schedule(() -> ctx.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    ctx.channel().closeFuture().addListener(closed -> closing.cancel(false));
  }
}
