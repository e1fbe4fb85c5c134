package dev.lictor.netty;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Writes the answers that the handler gives itself, and closes under a body still coming. Not instantiable. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class Goodbye {

  private Goodbye() {}

  /** The answer to what is no request, in the shape of AI Core's gateway (provider-facts: inference error shapes). */
  static Response malformed(HttpResponseStatus status) {
    return plain(status, "bad_request", "The request is not well-formed HTTP/1.1.");
  }

  /** The answer to a request whose body took too long to come. */
  static Response late() {
    return plain(
        HttpResponseStatus.REQUEST_TIMEOUT,
        "request_timeout",
        "The body of the request did not come in time.");
  }

  /** The answer if the engine failed, which it never should. */
  static Response failed() {
    return plain(
        HttpResponseStatus.INTERNAL_SERVER_ERROR,
        "internal_error",
        "The gateway could not decide on the request.");
  }

  private static Response plain(HttpResponseStatus status, String code, String message) {
    byte[] body = ("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message
            + "\",\"requestId\":\"\",\"target\":\"\"}}")
        .getBytes(StandardCharsets.UTF_8);
    return new Response(
        new ResponseHead(
            status.code(),
            Headers.of("Content-Type", "application/json", "Content-Length", "" + body.length)),
        ByteBuffer.wrap(body));
  }

  static ChannelFuture write(
      ChannelHandlerContext ctx, Response response, Turn turn, boolean keep) {
    HttpHeaders headers = Heads.netty(response.head().headers());
    if (!keep) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (!turn.version().isKeepAliveDefault()) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    ByteBuf body = turn.bodiless(response.status())
        ? Unpooled.EMPTY_BUFFER
        : Unpooled.wrappedBuffer(response.body());
    FullHttpResponse answer = new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(response.status()),
        body,
        headers,
        EmptyHttpHeaders.INSTANCE);
    return ctx.writeAndFlush(answer);
  }

  /**
   * Closes once the answer is out and the caller had time to read it: closing a socket with unread bytes resets it, and a
   * reset may overtake the answer.
   */
  static void lingerThenClose(ChannelHandlerContext ctx, ChannelFuture written, Duration linger) {
    if (linger.isZero()) {
      written.addListener(ChannelFutureListener.CLOSE);
      return;
    }
    written.addListener(done -> {
      if (ctx.channel() instanceof DuplexChannel duplex
          && ctx.pipeline().get(SslHandler.class) == null) {
        duplex.shutdownOutput();
      }
    });
    var closing =
        ctx.executor().schedule(() -> ctx.close(), linger.toMillis(), TimeUnit.MILLISECONDS);
    ctx.channel().closeFuture().addListener(closed -> closing.cancel(false));
  }
}
