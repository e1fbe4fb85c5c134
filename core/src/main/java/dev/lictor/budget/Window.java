package dev.lictor.budget;

import java.util.List;

/** How long a budget lasts before it opens anew. Immutable. */
public sealed interface Window permits CalendarWindow {

  /**
   * Returns the turns that a store may book to: the one that contains the instant, and the neighbour that the store's own
   * clock may be in if it differs.
   *
   * @param nowMillis the gateway's clock; it only proposes, the store's clock decides
   */
  List<WindowSpan> candidates(long nowMillis);
}
