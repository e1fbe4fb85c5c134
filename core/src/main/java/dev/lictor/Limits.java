package dev.lictor;

import java.time.Duration;
import java.util.Objects;

/**
 * How much memory and time the engine spends. Immutable.
 *
 * @param maxBodyBytes the largest body of a governed request; larger ones are refused with 413
 * @param maxCollectedBytes how many bytes of bodies all calls together may hold at once; beyond it calls are refused with 503
 * @param identify how long identifying a caller may take, its team included
 * @param resolve how long the control plane may take to say what a deployment or a reference stands for
 * @param hold how long the store may take to hold
 * @param admit how long all of an admission may take
 * @param exchange how long a call may stay open before it is settled by what is known; the host's own time-outs are shorter
 * @param drainBytes how many bytes of an answer are read to learn what it cost, after its caller went away
 * @param drainTime for how long that goes on
 */
public record Limits(
    int maxBodyBytes,
    long maxCollectedBytes,
    Duration identify,
    Duration resolve,
    Duration hold,
    Duration admit,
    Duration exchange,
    long drainBytes,
    Duration drainTime) {

  /** 16 MiB a body, 256 MiB in all; 3 s, 2 s, 0.5 s and 5 s; an hour a call; 16 MiB and a minute to drain. */
  public static final Limits DEFAULT = new Limits(
      16 << 20,
      256L << 20,
      Duration.ofSeconds(3),
      Duration.ofSeconds(2),
      Duration.ofMillis(500),
      Duration.ofSeconds(5),
      Duration.ofHours(1),
      16L << 20,
      Duration.ofMinutes(1));

  /** Checks the ranges. */
  public Limits {
    if (maxBodyBytes < 1 || maxCollectedBytes < maxBodyBytes) {
      throw new IllegalArgumentException(
          "limits: a body must be allowed at least 1 byte and at most what all may hold, found "
              + maxBodyBytes + " and " + maxCollectedBytes);
    }
    positive("identify", identify);
    positive("resolve", resolve);
    positive("hold", hold);
    positive("admit", admit);
    positive("exchange", exchange);
    if (hold.compareTo(admit) > 0) {
      throw new IllegalArgumentException(
          "limits: hold is a part of admit and must not be longer, found " + hold + " and "
              + admit);
    }
    if (drainBytes < 0) {
      throw new IllegalArgumentException(
          "limits: drainBytes must be at least 0, found " + drainBytes);
    }
    Objects.requireNonNull(drainTime, "drainTime");
  }

  private static void positive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "limits: " + name + " must be more than 0, found " + duration);
    }
  }
}
