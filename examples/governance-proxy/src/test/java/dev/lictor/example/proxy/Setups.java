package dev.lictor.example.proxy;

import dev.lictor.netty.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings for tests. Not instantiable. */
final class Setups {

  static final Timeouts SHORT = new Timeouts(
      Duration.ofMillis(300),
      Duration.ofSeconds(2),
      Duration.ofMillis(300),
      Duration.ofMillis(300),
      Duration.ofSeconds(10),
      Duration.ofSeconds(10),
      Duration.ofSeconds(10));

  private Setups() {}

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static ProxySettings of(Upstream upstream, String basePath, Timeouts timeouts) {
    return new ProxySettings(
        upstream,
        new Listener(
            anyPort(),
            basePath,
            Optional.of(URI.create("https://ai.example.com")),
            Optional.empty()),
        anyPort(),
        timeouts,
        new Traffic(4096, 8192, 64, 64 << 10, 2));
  }

  static Upstream upstream(int port) {
    return new Upstream(URI.create("http://127.0.0.1:" + port), Optional.empty());
  }

  static Proxy proxy(int port, FrontDoor door) throws IOException {
    return Proxy.start(of(upstream(port), "", Timeouts.DEFAULT), door);
  }

  static Proxy proxy(int port, FrontDoor door, Timeouts timeouts) throws IOException {
    return Proxy.start(of(upstream(port), "", timeouts), door);
  }
}
