package dev.lictor.example.proxy;

/**
 * How much is accepted. Immutable.
 *
 * @param maxLineBytes the longest request line
 * @param maxHeaderBytes the largest head
 * @param maxUpstreamConnections how many connections to the upstream there may be at once
 * @param maxRewrittenBytes the largest answer about deployments; their URLs are rewritten, so it is held whole
 * @param threads how many event loops
 */
public record Traffic(
    int maxLineBytes,
    int maxHeaderBytes,
    int maxUpstreamConnections,
    int maxRewrittenBytes,
    int threads) {

  /** 16 KiB, 64 KiB, 1024, 16 MiB, one loop for each processor. */
  public static final Traffic DEFAULT =
      new Traffic(16 << 10, 64 << 10, 1024, 16 << 20, Runtime.getRuntime().availableProcessors());

  /** Checks the ranges. */
  public Traffic {
    positive("maxLineBytes", maxLineBytes);
    positive("maxHeaderBytes", maxHeaderBytes);
    positive("maxUpstreamConnections", maxUpstreamConnections);
    positive("maxRewrittenBytes", maxRewrittenBytes);
    positive("threads", threads);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("traffic." + name + " must be at least 1, found " + value);
    }
  }
}
