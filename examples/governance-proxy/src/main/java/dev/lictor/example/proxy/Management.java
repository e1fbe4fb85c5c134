package dev.lictor.example.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The management port: health, readiness, usage; one request a connection. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class Management implements AutoCloseable {

  private final EventLoopGroup loop;
  private final Channel listening;

  private Management(EventLoopGroup loop, Channel listening) {
    this.loop = loop;
    this.listening = listening;
  }

  static Management start(InetSocketAddress address, Pages pages) throws IOException {
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
        1, new DefaultThreadFactory("lictor-management", true), NioIoHandler.newFactory());
    var binding = new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel
                .pipeline()
                .addLast(new ReadTimeoutHandler(10))
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(4096, true))
                .addLast(new Desk(pages));
          }
        })
        .bind(address)
        .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(
          "cannot listen on " + address + ": " + binding.cause().getMessage(), binding.cause());
    }
    return new Management(loop, binding.channel());
  }

  /** Returns the URL under which it is reached. */
  String url() {
    InetSocketAddress bound = (InetSocketAddress) listening.localAddress();
    String host = bound.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + bound.getPort();
  }

  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private static final class Desk extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Pages pages;

    Desk(Pages pages) {
      this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
      boolean head = request.method().equals(HttpMethod.HEAD);
      int query = request.uri().indexOf('?');
      String path = query < 0 ? request.uri() : request.uri().substring(0, query);
      Optional<CompletionStage<Pages.Page>> page = pages.at(path);
      if (request.decoderResult().isFailure()) {
        answer(ctx, new Pages.Page(400, error("bad_request")), head);
      } else if (page.isEmpty()) {
        answer(ctx, new Pages.Page(404, error("not_found")), head);
      } else if (!head && !request.method().equals(HttpMethod.GET)) {
        answer(ctx, new Pages.Page(405, error("method_not_allowed")), head);
      } else {
        page.get().whenComplete((told, failure) -> {
          Pages.Page shown = failure == null ? told : new Pages.Page(500, error("internal_error"));
          ctx.executor().execute(() -> answer(ctx, shown, head));
        });
      }
    }

    private static String error(String code) {
      return "{\"error\":{\"code\":\"" + code + "\"}}\n";
    }

    private static void answer(ChannelHandlerContext ctx, Pages.Page page, boolean head) {
      byte[] body = page.json().getBytes(StandardCharsets.UTF_8);
      DefaultFullHttpResponse response = new DefaultFullHttpResponse(
          HttpVersion.HTTP_1_1,
          HttpResponseStatus.valueOf(page.status()),
          head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
          .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
          .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      if (page.status() == 405) {
        response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
      }
      ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
