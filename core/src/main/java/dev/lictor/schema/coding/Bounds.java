package dev.lictor.schema.coding;

/**
 * How far a copy is decoded. Immutable.
 *
 * @param maxBytes how many decoded bytes there may be
 * @param maxRatio how many decoded bytes there may be for each coded one, beyond the first MiB
 */
public record Bounds(long maxBytes, int maxRatio) {

  /** 64 MiB, and 1000 to 1. */
  public static final Bounds USUAL = new Bounds(64L << 20, 1000);

  private static final long FREE_BYTES = 1 << 20;

  /** Checks that the bounds are positive. */
  public Bounds {
    if (maxBytes < 1 || maxRatio < 1) {
      throw new IllegalArgumentException(
          "bounds must be at least 1, found " + maxBytes + " bytes and a ratio of " + maxRatio);
    }
  }

  boolean allow(long decodedBytes, long codedBytes) {
    return decodedBytes <= maxBytes
        && (decodedBytes <= FREE_BYTES || decodedBytes / maxRatio <= codedBytes);
  }
}
