package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** An HTTP/1.1 server on 127.0.0.1. Thread-safe. */
// A write that fails ends the connection, and that is noticed: the futures tell nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
public final class HttpServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int THREADS = 2;
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int MAX_HEADER_BYTES = 256 * 1024;
  private static final Duration STOP_AT_MOST = Duration.ofSeconds(10);

  private final EventLoopGroup loops;
  private final ChannelGroup connections;
  private final Channel listening;

  private HttpServer(EventLoopGroup loops, ChannelGroup connections, Channel listening) {
    this.loops = loops;
    this.connections = connections;
    this.listening = listening;
  }

  /**
   * Starts listening.
   *
   * @param port the port, 0 for a free one
   * @param applicationAt makes the application once the port is known; no connection is taken before
   * @throws IOException if the port cannot be had
   */
  public static HttpServer start(
      int port, IntFunction<Application> applicationAt, BehaviourBoard board) throws IOException {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
        THREADS, new DefaultThreadFactory("aicore-simulator", true), NioIoHandler.newFactory());
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    CompletableFuture<Application> application = new CompletableFuture<>();
    ChannelFuture bound = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .option(ChannelOption.AUTO_READ, false)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new Connections(connections, application, board))
        .bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port))
        .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new IOException("cannot listen on 127.0.0.1:" + port, bound.cause());
    }
    HttpServer server = new HttpServer(loops, connections, bound.channel());
    application.complete(applicationAt.apply(server.port()));
    bound.channel().config().setAutoRead(true);
    return server;
  }

  private static final class Connections extends ChannelInitializer<SocketChannel> {
    private final AtomicLong numbers = new AtomicLong();
    private final ChannelGroup connections;
    private final CompletableFuture<Application> application;
    private final BehaviourBoard board;

    Connections(
        ChannelGroup connections,
        CompletableFuture<Application> application,
        BehaviourBoard board) {
      this.connections = connections;
      this.application = application;
      this.board = board;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      connections.add(channel);
      channel
          .pipeline()
          .addLast(new HttpServerCodec(new HttpDecoderConfig()
              .setMaxInitialLineLength(MAX_LINE_BYTES)
              .setMaxHeaderSize(MAX_HEADER_BYTES)))
          .addLast(new ConnectionHandler(numbers.incrementAndGet(), application.join(), board));
    }
  }

  /** Returns the port listened on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Stops listening, closes every connection and ends the threads. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    loops
        .shutdownGracefully(0, STOP_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(STOP_AT_MOST.toMillis());
  }
}
