package dev.lictor.example.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop to the upstream. Confined to that event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // failures are heard by listeners
final class UpstreamPool {

  private final EventLoop loop;
  private final Upstream upstream;
  private final Timeouts timeouts;
  private final int maxConnections;
  private final Bootstrap bootstrap;
  private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int open;

  UpstreamPool(
      EventLoop loop, ProxySettings settings, int maxConnections, @Nullable SslContext tls) {
    this.loop = loop;
    this.upstream = settings.upstream();
    this.timeouts = settings.timeouts();
    this.maxConnections = maxConnections;
    this.bootstrap = new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
            Math.min(Integer.MAX_VALUE, timeouts.connect().toMillis()))
        .option(ChannelOption.TCP_NODELAY, true)
        // An upstream may refuse a body by answering and closing under it: its answer is still
        // there to be read.
        .option(ChannelOption.AUTO_CLOSE, false)
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            if (tls != null) {
              SslHandler handler =
                  tls.newHandler(channel.alloc(), upstream.host(), upstream.port());
              handler.setHandshakeTimeoutMillis(timeouts.connect().toMillis());
              channel.pipeline().addLast(handler);
            }
            UpstreamCodec codec = new UpstreamCodec(settings.traffic());
            channel
                .pipeline()
                .addLast(codec)
                .addLast(new UpstreamConnection(UpstreamPool.this, channel, codec));
          }
        });
  }

  /** Is told the outcome of {@link #acquire}; exactly one of the two, once. */
  interface Borrower {

    void connected(UpstreamConnection connection);

    void notConnected(Throwable cause);
  }

  /** Lends a connection: an idle one, else a new one, else the next that is given back in time. */
  void acquire(Borrower borrower, boolean fresh) {
    UpstreamConnection kept = fresh ? null : keptAlive();
    if (kept != null) {
      borrower.connected(kept);
    } else if (open < maxConnections) {
      connect(borrower);
    } else {
      Waiting entry = new Waiting(borrower);
      waiting.addLast(entry);
      loop.schedule(
          () -> {
            if (waiting.remove(entry)) {
              borrower.notConnected(new TimeoutException("all connections are in use"));
            }
          },
          timeouts.connect().toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private @Nullable UpstreamConnection keptAlive() {
    for (UpstreamConnection kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
      if (kept.usable()) {
        return kept;
      }
      kept.drop();
    }
    return null;
  }

  private void connect(Borrower borrower) {
    open++;
    ChannelFuture connecting = bootstrap.connect(upstream.host(), upstream.port());
    connecting.addListener(done -> {
      Channel channel = connecting.channel();
      if (!done.isSuccess()) {
        open--;
        serveWaiting();
        borrower.notConnected(done.cause());
        return;
      }
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      if (tls == null) {
        connected(channel, borrower);
      } else {
        tls.handshakeFuture().addListener(shaken -> {
          if (shaken.isSuccess()) {
            connected(channel, borrower);
          } else {
            channel.close();
            borrower.notConnected(shaken.cause());
          }
        });
      }
    });
  }

  private static void connected(Channel channel, Borrower borrower) {
    UpstreamConnection connection = channel.pipeline().get(UpstreamConnection.class);
    if (connection == null || !channel.isActive()) {
      borrower.notConnected(new IOException("the upstream closed the connection at once"));
    } else {
      borrower.connected(connection);
    }
  }

  void takeBack(UpstreamConnection connection) {
    idle.addLast(connection);
    serveWaiting();
  }

  /** A connection that had been open is closed. */
  void lost(UpstreamConnection connection) {
    open--;
    idle.remove(connection);
    serveWaiting();
  }

  private void serveWaiting() {
    if (!waiting.isEmpty()) {
      loop.execute(() -> {
        if (!waiting.isEmpty() && (!idle.isEmpty() || open < maxConnections)) {
          acquire(waiting.removeFirst().borrower, false);
        }
      });
    }
  }

  void close() {
    for (UpstreamConnection connection : idle.toArray(new UpstreamConnection[0])) {
      connection.drop();
    }
  }

  /** A place in the queue; each is different from every other. */
  private static final class Waiting {

    final Borrower borrower;

    Waiting(Borrower borrower) {
      this.borrower = borrower;
    }
  }
}
