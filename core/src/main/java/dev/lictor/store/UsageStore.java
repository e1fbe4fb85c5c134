package dev.lictor.store;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the books of all budgets. An extension point.
 *
 * <p>A hold is taken from all its budgets or from none, and only while what is committed (open and spent) plus the amount is
 * at most the limit that the item presents. Afterwards each hold counts as exactly one amount in each of its budgets: its own
 * while it is open, 0 if released, else what was settled by the highest {@link Rank}. A hold that nobody settles stays charged
 * for ever: there is no sweep. Time is the store's own.
 *
 * <p>Every message may be repeated, delayed and reordered: it is known by its {@link HoldId}. A stage fails with
 * {@link StoreException} if the store could not say; whether the message took effect is then unknown, and the caller repeats it
 * or releases the hold. Implementations are thread-safe; stages complete on any thread.
 */
public interface UsageStore extends AutoCloseable {

  /**
   * Takes the amounts of all items, or of none. The same id again gives the same answer while the hold is open, and
   * {@link Grant.Gone} once it is closed.
   *
   * @param items one for each budget, no two with the same key; at least one
   */
  CompletionStage<Grant> hold(HoldId id, List<Item> items);

  /**
   * Settles a hold, whether or not there is room: what exceeds the hold is booked in full. A receipt that the store lost is
   * booked anew first, unless it is older than the retention; a budget whose turn of the window is long over is skipped.
   *
   * @param receipt of the hold; if the store lost the hold and was asked for it again, it is settled where it is booked now
   * @param rank {@link Rank#PROVISIONAL} or {@link Rank#FINAL}
   * @param actual what was used of each booking, in its order, within {@link dev.lictor.budget.Amounts}
   */
  CompletionStage<Outcome> settle(Receipt receipt, Rank rank, long[] actual);

  /**
   * Gives an open hold back. A hold that never arrived finds the door closed when it does: it is {@link Grant.Gone}.
   *
   * @param items those of the hold, so that a store that is spread knows where to look
   */
  CompletionStage<Outcome> release(HoldId id, List<Item> items);

  /** Prolongs the leases of calls in flight; the other units have no lease. */
  CompletionStage<Void> renew(Collection<Receipt> inFlight);

  /** Books open receipts that the store forgot, without testing a limit; those that it knows stay as they are. */
  CompletionStage<Void> reassert(Collection<Receipt> receipts);

  /**
   * Tells the state of the accounts, for reports.
   *
   * @param from where to go on: empty for the first page, else {@link Balances#next()}
   */
  CompletionStage<Balances> balances(String from);

  /** Returns what survives when the store dies. */
  Durability durability();

  /** Returns who shares the books. */
  Scope scope();

  /** Returns when the store refuses. */
  Exactness exactness();

  /** Lets go of what the store holds. */
  @Override
  void close();
}
