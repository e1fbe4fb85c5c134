package dev.lictor.store;

import java.util.List;
import java.util.Objects;

/**
 * Proof of a granted hold; all that is needed to settle it, even with a store that forgot it. Immutable.
 *
 * @param id the hold
 * @param stampMillis when it was granted, by the store's clock
 * @param bookings what was booked, one for each item in its order
 */
public record Receipt(HoldId id, long stampMillis, List<Booking> bookings) {

  /** Checks that nothing is null. */
  public Receipt {
    Objects.requireNonNull(id, "id");
    bookings = List.copyOf(bookings);
  }
}
