package dev.lictor.example.proxy;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * All that the proxy is told, but for the engine's part. Immutable.
 *
 * @param upstream where calls go
 * @param listener where calls come from
 * @param management where health and usage are told
 * @param timeouts for how long things are waited for
 * @param traffic how much is accepted
 */
public record ProxySettings(
    Upstream upstream,
    Listener listener,
    InetSocketAddress management,
    Timeouts timeouts,
    Traffic traffic) {

  /** Checks that nothing is null. */
  public ProxySettings {
    Objects.requireNonNull(upstream, "upstream");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(management, "management");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(traffic, "traffic");
  }
}
