package dev.lictor.event;

import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import dev.lictor.store.Booking;
import dev.lictor.store.Rank;
import dev.lictor.usage.Usage;
import java.util.List;
import java.util.Objects;

/**
 * How a permitted call ended. Immutable.
 *
 * @param requestId the id of the exchange
 * @param atMillis when, in milliseconds since the epoch
 * @param caller who called
 * @param operation what was asked
 * @param models the names of the models that might have run
 * @param status the status of the answer, or 0 if there was none
 * @param rank how the call was settled
 * @param usage what it used
 * @param overrunTokens by how many tokens it exceeded its hold, 0 if it did not
 * @param bookings what was held
 */
public record SettlementRecord(
    String requestId,
    long atMillis,
    Caller caller,
    Operation operation,
    List<String> models,
    int status,
    Rank rank,
    Usage usage,
    long overrunTokens,
    List<Booking> bookings) {

  /** Checks that nothing is null. */
  public SettlementRecord {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(operation, "operation");
    models = List.copyOf(models);
    Objects.requireNonNull(rank, "rank");
    Objects.requireNonNull(usage, "usage");
    bookings = List.copyOf(bookings);
  }
}
