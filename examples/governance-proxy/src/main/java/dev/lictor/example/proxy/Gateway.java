package dev.lictor.example.proxy;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all connections of one proxy share. Thread-safe. */
final class Gateway {

  private final ProxySettings settings;
  private final PublicUrls urls;
  private final @Nullable SslContext upstreamTls;
  private final Map<EventLoop, UpstreamPool> pools = new ConcurrentHashMap<>();
  private final Set<Forwarding> draining = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  Gateway(ProxySettings settings, PublicUrls urls, @Nullable SslContext upstreamTls) {
    this.settings = settings;
    this.urls = urls;
    this.upstreamTls = upstreamTls;
  }

  ProxySettings settings() {
    return settings;
  }

  PublicUrls urls() {
    return urls;
  }

  /** Returns the pool of the event loop; the limit of connections is shared out evenly, so that no loop waits for another. */
  UpstreamPool pool(EventLoop loop) {
    return pools.computeIfAbsent(loop, its -> {
      Traffic traffic = settings.traffic();
      int share = Math.max(1, traffic.maxUpstreamConnections() / traffic.threads());
      return new UpstreamPool(its, settings, share, upstreamTls);
    });
  }

  boolean stopping() {
    return stopping;
  }

  void stop() {
    stopping = true;
  }

  /** The forwardings that read an answer on for its figures alone. */
  Set<Forwarding> draining() {
    return draining;
  }

  void closePools() {
    pools.forEach((loop, pool) -> loop.execute(pool::close));
  }
}
