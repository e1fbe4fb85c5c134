package dev.lictor.budget;

import java.util.Objects;

/**
 * One turn of a window, such as the 21st of November 2026 in Berlin. Immutable.
 *
 * @param id tells this turn from all others of its window, such as {@code day/2026-11-21/Europe/Berlin}
 * @param startMillis when it begins, in milliseconds since the epoch
 * @param endMillis when it ends, exclusive
 */
public record WindowSpan(String id, long startMillis, long endMillis) {

  /** Checks the order. */
  public WindowSpan {
    Objects.requireNonNull(id, "id");
    if (endMillis <= startMillis) {
      throw new IllegalArgumentException(
          "window " + id + " must end after it starts, found " + startMillis + " to " + endMillis);
    }
  }

  /** Returns whether the instant lies in this turn. */
  public boolean contains(long nowMillis) {
    return startMillis <= nowMillis && nowMillis < endMillis;
  }
}
