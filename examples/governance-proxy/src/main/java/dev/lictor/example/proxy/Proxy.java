package dev.lictor.example.proxy;

import dev.lictor.netty.FrontDoor;
import dev.lictor.netty.HandlerOptions;
import dev.lictor.netty.LictorHandler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running proxy. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // what closes is awaited by its group
public final class Proxy implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);
  private static final HandlerOptions OPTIONS =
      HandlerOptions.DEFAULT.with(HandlerOptions.Sending.SAID_BY_APPLICATION);
  private static final int SWEEP_MILLIS = 20;

  private final ProxySettings settings;
  private final EventLoopGroup loops;
  private final ChannelGroup callers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final Channel listening;
  private final Gateway gateway;
  private final URI url;

  private Proxy(
      ProxySettings settings, EventLoopGroup loops, Channel listening, @Nullable SslContext tls) {
    this.settings = settings;
    this.loops = loops;
    this.listening = listening;
    URI bound = boundUrl(settings.listener(), (InetSocketAddress) listening.localAddress());
    LOG.info("listening on {} for {}", bound, settings.upstream().url());
    this.url = settings.listener().publicUrl().orElse(bound);
    String base = url.toString().replaceFirst("/$", "") + settings.listener().basePath();
    this.gateway = new Gateway(settings, new PublicUrls(settings.upstream(), base), tls);
  }

  /**
   * Starts a proxy.
   *
   * @param engine what decides on each request: {@code lictor::open}
   * @throws IOException if it cannot listen, or a certificate cannot be read
   */
  public static Proxy start(ProxySettings settings, FrontDoor engine) throws IOException {
    SslContext upstreamTls = Tls.toUpstream(settings.upstream());
    SslContext callersTls = Tls.toCallers(settings.listener());
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
        settings.traffic().threads(),
        new DefaultThreadFactory("lictor-proxy"),
        NioIoHandler.newFactory());
    InitializeLater pipelines = new InitializeLater();
    try {
      Channel listening = new ServerBootstrap()
          .group(loops)
          .channel(NioServerSocketChannel.class)
          .option(ChannelOption.SO_BACKLOG, 1024)
          .option(ChannelOption.AUTO_READ, false)
          .childOption(ChannelOption.TCP_NODELAY, true)
          .childHandler(pipelines)
          .bind(settings.listener().address())
          .sync()
          .channel();
      Proxy proxy = new Proxy(settings, loops, listening, upstreamTls);
      pipelines.begin(proxy, new ProxyDoor(engine, settings.listener().basePath()), callersTls);
      listening.config().setAutoRead(true);
      return proxy;
    } catch (Exception failure) {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException(
          "cannot listen on " + settings.listener().address() + ": " + failure.getMessage(),
          failure);
    }
  }

  private static URI boundUrl(Listener listener, InetSocketAddress bound) {
    String scheme = listener.certificate().isPresent() ? "https" : "http";
    String host = bound.getAddress().getHostAddress();
    return URI.create(
        scheme + "://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + bound.getPort());
  }

  /** Returns the URL under which callers reach the proxy, without the base path. */
  public URI url() {
    return url;
  }

  /** Returns the port that the proxy listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Returns whether the proxy is shutting down. */
  public boolean stopping() {
    return gateway.stopping();
  }

  /**
   * Stops accepting, lets what runs finish within the time that the settings give, and closes. Returns when all is closed; the
   * engine and its store are closed by whoever made them, afterwards.
   */
  @Override
  public void close() {
    gateway.stop();
    listening.close().awaitUninterruptibly();
    Duration grace = settings.timeouts().shutdown();
    long deadline = System.nanoTime() + grace.toNanos();
    while (busy() && System.nanoTime() < deadline) {
      closeIdle();
      callers.newCloseFuture().awaitUninterruptibly(SWEEP_MILLIS);
    }
    if (busy()) {
      LOG.warn("{} connections were cut off after {}", callers.size(), grace);
    }
    callers.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    loops.forEach(loop ->
        loop.submit(() -> gateway.draining().forEach(draining -> draining.stopDrainingOn(loop))));
    gateway.closePools();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
  }

  private boolean busy() {
    return !callers.isEmpty() || !gateway.draining().isEmpty();
  }

  private void closeIdle() {
    for (Channel caller : callers) {
      caller.eventLoop().execute(() -> {
        LictorHandler handler = caller.pipeline().get(LictorHandler.class);
        if (handler != null && handler.idle()) {
          // Behind the end of an answer that a slow caller has not taken yet.
          caller.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
      });
    }
  }

  private static final class InitializeLater extends ChannelInitializer<Channel> {

    private volatile @Nullable Proxy proxy;
    private volatile @Nullable FrontDoor door;
    private volatile @Nullable SslContext tls;

    void begin(Proxy newProxy, FrontDoor newDoor, @Nullable SslContext newTls) {
      tls = newTls;
      door = newDoor;
      proxy = newProxy;
    }

    @Override
    protected void initChannel(Channel channel) {
      Proxy its = proxy;
      FrontDoor itsDoor = door;
      if (its == null || itsDoor == null) {
        throw new IllegalStateException("a connection was accepted before the proxy began");
      }
      its.callers.add(channel);
      SslContext itsTls = tls;
      if (itsTls != null) {
        channel.pipeline().addLast(itsTls.newHandler(channel.alloc()));
      }
      channel
          .pipeline()
          .addLast(new IdleStateHandler(
              true, 0, 0, its.settings.timeouts().keepAlive().toMillis(), TimeUnit.MILLISECONDS))
          .addLast(new StrictServerCodec(its.settings.traffic()))
          .addLast(new LictorHandler(itsDoor, OPTIONS))
          .addLast(new ForwardHandler(its.gateway));
    }
  }
}
