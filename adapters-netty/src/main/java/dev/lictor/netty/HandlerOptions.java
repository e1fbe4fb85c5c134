package dev.lictor.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * How a handler behaves. Immutable.
 *
 * @param sending who says that a call may cost money from now on
 * @param maxDiscardBytes how many bytes of a refused request's body are read and dropped to keep the connection usable; a
 *     larger body closes it
 * @param linger for how long a connection that is closed under a body still coming is read from, so that the refusal arrives
 *     before the reset
 * @param collect for how long a body that the engine reads may take to come; a slower one is refused with 408
 */
public record HandlerOptions(
    Sending sending, long maxDiscardBytes, Duration linger, Duration collect) {

  /** The handler says so itself; 256 KiB; 2 seconds; 1 minute. */
  public static final HandlerOptions DEFAULT = new HandlerOptions(
      Sending.SAID_BY_HANDLER, 256 << 10, Duration.ofSeconds(2), Duration.ofMinutes(1));

  /** Checks the ranges. */
  public HandlerOptions {
    Objects.requireNonNull(sending, "sending");
    if (maxDiscardBytes < 0) {
      throw new IllegalArgumentException(
          "maxDiscardBytes must be at least 0, found " + maxDiscardBytes);
    }
    if (linger.isNegative()) {
      throw new IllegalArgumentException("linger must be at least 0, found " + linger);
    }
    if (collect.isNegative() || collect.isZero()) {
      throw new IllegalArgumentException("collect must be more than 0, found " + collect);
    }
  }

  /** Returns these options with another answer to who says {@code sending}. */
  public HandlerOptions with(Sending newSending) {
    return new HandlerOptions(newSending, maxDiscardBytes, linger, collect);
  }

  /** Returns these options with another time for a body that the engine reads. */
  public HandlerOptions withCollect(Duration newCollect) {
    return new HandlerOptions(sending, maxDiscardBytes, linger, newCollect);
  }

  /** Who says that a call may cost money from now on. Immutable. */
  public enum Sending {
    /** The handler, right before it fires the request: for applications that know nothing of Lictor. */
    SAID_BY_HANDLER,
    /** The application, through {@link Call#sending()}, so that a call that found no upstream is not charged. */
    SAID_BY_APPLICATION
  }
}
