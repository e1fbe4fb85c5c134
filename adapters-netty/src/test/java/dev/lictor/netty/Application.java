package dev.lictor.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** An application that writes down what reaches it, and answers as the test says. Confined to one channel but for its queue. */
@SuppressWarnings("FutureReturnValueIgnored")
final class Application extends ChannelInboundHandlerAdapter {

  private final BlockingQueue<String> seen;
  private final BiConsumer<ChannelHandlerContext, HttpRequest> onRequest;
  private final BiConsumer<ChannelHandlerContext, HttpRequest> onComplete;
  private HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");

  Application(
      BlockingQueue<String> seen,
      BiConsumer<ChannelHandlerContext, HttpRequest> onRequest,
      BiConsumer<ChannelHandlerContext, HttpRequest> onComplete) {
    this.seen = seen;
    this.onRequest = onRequest;
    this.onComplete = onComplete;
  }

  /** Answers each complete request with its target. */
  static Application answering(BlockingQueue<String> seen) {
    return new Application(seen, (ctx, request) -> {}, (ctx, request) -> whole(ctx, request.uri()));
  }

  /** Answers nothing. */
  static Application silent(BlockingQueue<String> seen) {
    return new Application(seen, (ctx, request) -> {}, (ctx, request) -> {});
  }

  static BlockingQueue<String> queue() {
    return new LinkedBlockingQueue<>();
  }

  static String next(BlockingQueue<String> seen) throws InterruptedException {
    String next = seen.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing reached the application");
    }
    return next;
  }

  static void whole(ChannelHandlerContext ctx, String body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, text(body));
    response.headers().set("Content-Length", body.length());
    ctx.writeAndFlush(response);
  }

  static void head(ChannelHandlerContext ctx, int status, String... fields) {
    DefaultHttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    for (int i = 0; i < fields.length; i += 2) {
      response.headers().add(fields[i], fields[i + 1]);
    }
    ctx.writeAndFlush(response);
  }

  static void piece(ChannelHandlerContext ctx, String body) {
    ctx.writeAndFlush(new DefaultHttpContent(text(body)));
  }

  static void last(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  static ByteBuf text(String body) {
    return Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest head) {
      request = head;
      seen.add(head.method() + " " + head.uri() + " " + Heads.of(head.headers()).size());
      onRequest.accept(ctx, head);
    }
    if (message instanceof HttpContent content) {
      if (content.content().isReadable()) {
        seen.add(content.content().toString(StandardCharsets.UTF_8));
      }
      if (content instanceof LastHttpContent last) {
        seen.add("last" + last.trailingHeaders().size());
        onComplete.accept(ctx, request);
      }
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close(); // as most applications do
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    seen.add("inactive");
  }
}
