package dev.lictor;

import java.time.Duration;

/**
 * How far to read an answer that nobody waits for any more, to learn what it cost. Immutable.
 *
 * @param maxBytes after how many more bytes to stop; 0 means that there is nothing to learn
 * @param maxTime after how much more time to stop
 */
public record Drain(long maxBytes, Duration maxTime) {

  /** Nothing is to be learned: the upstream call may be cancelled at once. */
  public static final Drain NOTHING = new Drain(0, Duration.ZERO);

  /** Returns whether there is something to learn. */
  public boolean worthwhile() {
    return maxBytes > 0;
  }
}
