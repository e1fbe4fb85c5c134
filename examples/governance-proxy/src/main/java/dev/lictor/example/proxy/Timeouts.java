package dev.lictor.example.proxy;

import java.time.Duration;

/**
 * For how long things are waited for. Immutable.
 *
 * @param request until the head of a request, or a body that the engine reads, has come
 * @param connect until a connection to the upstream stands, its turn in the pool included
 * @param responseHead until the upstream begins to answer a request that it has
 * @param idle without a byte on either side in the middle of a body
 * @param keepAlive without a request on a caller's connection
 * @param upstreamKeepAlive without a request on a connection to the upstream
 * @param shutdown until what still runs is cut off
 */
public record Timeouts(
    Duration request,
    Duration connect,
    Duration responseHead,
    Duration idle,
    Duration keepAlive,
    Duration upstreamKeepAlive,
    Duration shutdown) {

  /** 1 min, 10 s, 10 min (AI Core's own limit of a completion), 5 min, 75 s, 30 s, 30 s. */
  public static final Timeouts DEFAULT = new Timeouts(
      Duration.ofMinutes(1),
      Duration.ofSeconds(10),
      Duration.ofMinutes(10),
      Duration.ofMinutes(5),
      Duration.ofSeconds(75),
      Duration.ofSeconds(30),
      Duration.ofSeconds(30));

  /** Checks the ranges. */
  public Timeouts {
    positive("request", request);
    positive("connect", connect);
    positive("responseHead", responseHead);
    positive("idle", idle);
    positive("keepAlive", keepAlive);
    positive("upstreamKeepAlive", upstreamKeepAlive);
    if (shutdown.isNegative()) {
      throw new IllegalArgumentException("timeouts.shutdown must be at least 0, found " + shutdown);
    }
  }

  private static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "timeouts." + name + " must be more than 0, found " + duration);
    }
  }
}
