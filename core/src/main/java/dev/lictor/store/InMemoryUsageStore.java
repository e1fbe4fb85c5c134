package dev.lictor.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books in the memory of this process, and loses them with it. Every stage is complete when it is returned.
 *
 * <p>A message costs work in the number of its own budgets, whatever else the store holds. A hold is remembered for the
 * retention, in about 100 bytes once it is settled; a counter is kept until its turn of the window is over for the grace. Time
 * is the wall clock at the start, moved on by the ticker, so that it never steps. Thread-safe.
 */
public final class InMemoryUsageStore implements UsageStore {

  /** How long a hold is remembered unless told otherwise: the longest call of an hour, and as long again for what comes late. */
  public static final Duration RETENTION = Duration.ofHours(2);

  /** How long a counter outlives its turn of the window: the longest call of an hour, and 10 minutes. */
  public static final Duration GRACE = Duration.ofMinutes(70);

  private static final int SHARDS = 64;

  private final StoreClock clock;
  private final long retentionMillis;
  private final Accounts accounts;
  private final Shard[] shards = new Shard[SHARDS];

  /** Makes an empty store with the clocks of this machine and the retention of {@link #RETENTION}. */
  public InMemoryUsageStore() {
    this(InstantSource.system(), System::nanoTime, RETENTION);
  }

  /**
   * Makes an empty store.
   *
   * @param wallClock asked once, now
   * @param nanoTime tells elapsed time in nanoseconds and never runs backwards, as {@link System#nanoTime()}
   * @param retention how long a hold is remembered; longer than the longest call, at least a second
   */
  public InMemoryUsageStore(InstantSource wallClock, LongSupplier nanoTime, Duration retention) {
    if (retention.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("retention must be at least 1s, found " + retention);
    }
    this.clock = new StoreClock(wallClock, nanoTime);
    this.retentionMillis = retention.toMillis();
    this.accounts = new Accounts(GRACE.toMillis());
    Arrays.setAll(shards, index -> new Shard(retentionMillis));
  }

  @Override
  public CompletionStage<Grant> hold(HoldId id, List<Item> items) {
    Checks.items(items);
    Shard shard = shardOf(id);
    shard.lock.lock();
    try {
      long nowMillis = clock.nowMillis();
      Hold known = shard.find(id, nowMillis);
      Grant grant = known == null ? accounts.take(id, items, nowMillis) : again(known);
      if (known == null && grant instanceof Grant.Granted granted) {
        shard.add(Hold.open(granted.receipt()), nowMillis);
      }
      accounts.sweep(id.high(), nowMillis);
      return CompletableFuture.completedFuture(grant);
    } finally {
      shard.lock.unlock();
    }
  }

  private static Grant again(Hold known) {
    Receipt receipt = known.receipt();
    return known.rank() == Rank.OPEN && receipt != null
        ? new Grant.Granted(receipt)
        : new Grant.Gone();
  }

  @Override
  public CompletionStage<Outcome> settle(Receipt receipt, Rank rank, long[] actual) {
    Checks.settlement(receipt, rank, actual);
    Shard shard = shardOf(receipt.id());
    shard.lock.lock();
    try {
      long nowMillis = clock.nowMillis();
      if (Bookkeeping.forgotten(receipt.stampMillis(), nowMillis, retentionMillis)) {
        return CompletableFuture.completedFuture(Outcome.LATE);
      }
      Hold known = shard.find(receipt.id(), nowMillis);
      if (known != null && !Bookkeeping.applies(rank, known.rank())) {
        return CompletableFuture.completedFuture(Outcome.DUPLICATE);
      }
      Receipt remembered = known == null ? null : known.receipt();
      if (remembered != null) {
        Checks.sameAccounts(remembered, receipt);
      }
      Hold hold =
          known != null && remembered != null ? known : bookAgain(shard, receipt, known, nowMillis);
      apply(hold, remembered == null ? receipt : remembered, rank, actual, nowMillis);
      return CompletableFuture.completedFuture(remembered == null ? Outcome.REBOOKED : Outcome.OK);
    } finally {
      shard.lock.unlock();
    }
  }

  private Hold bookAgain(Shard shard, Receipt receipt, @Nullable Hold tombstone, long nowMillis) {
    if (tombstone != null) {
      tombstone.adopt(receipt);
      return tombstone;
    }
    Hold hold = Hold.open(receipt);
    accounts.takeAgain(receipt.bookings(), nowMillis);
    shard.add(hold, nowMillis);
    return hold;
  }

  private void apply(Hold hold, Receipt receipt, Rank rank, long[] actual, long nowMillis) {
    long[] before = hold.charged();
    long[] after = new long[before.length];
    for (int i = 0; i < after.length; i++) {
      after[i] = Bookkeeping.charge(rank, before[i], actual[i]);
    }
    boolean wasOpen = hold.rank() == Rank.OPEN;
    accounts.charge(receipt.bookings(), wasOpen, before, after, nowMillis);
    hold.reached(rank, after);
  }

  @Override
  public CompletionStage<Outcome> release(HoldId id, List<Item> items) {
    Shard shard = shardOf(id);
    shard.lock.lock();
    try {
      long nowMillis = clock.nowMillis();
      Hold known = shard.find(id, nowMillis);
      if (known == null) {
        shard.add(Hold.tombstone(id, nowMillis), nowMillis);
        return CompletableFuture.completedFuture(Outcome.OK);
      }
      Receipt receipt = known.receipt();
      if (receipt == null || !Bookkeeping.applies(Rank.RELEASED, known.rank())) {
        return CompletableFuture.completedFuture(Outcome.DUPLICATE);
      }
      apply(known, receipt, Rank.RELEASED, new long[receipt.bookings().size()], nowMillis);
      return CompletableFuture.completedFuture(Outcome.OK);
    } finally {
      shard.lock.unlock();
    }
  }

  /** Does nothing: no unit of this store has a lease. */
  @Override
  public CompletionStage<Void> renew(Collection<Receipt> inFlight) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> reassert(Collection<Receipt> receipts) {
    for (Receipt receipt : receipts) {
      Shard shard = shardOf(receipt.id());
      shard.lock.lock();
      try {
        long nowMillis = clock.nowMillis();
        boolean late = Bookkeeping.forgotten(receipt.stampMillis(), nowMillis, retentionMillis);
        if (!late && shard.find(receipt.id(), nowMillis) == null) {
          bookAgain(shard, receipt, null, nowMillis);
        }
      } finally {
        shard.lock.unlock();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Tells some hundred balances a page, in no particular order, each account on one page. */
  @Override
  public CompletionStage<Balances> balances(String from) {
    int stripe;
    try {
      stripe = from.isEmpty() ? 0 : Integer.parseInt(from);
    } catch (NumberFormatException e) {
      stripe = -1;
    }
    if (!Accounts.isStripe(stripe)) {
      throw new IllegalArgumentException("no page of balances begins at \"" + from + '"');
    }
    return CompletableFuture.completedFuture(accounts.page(stripe, clock.nowMillis()));
  }

  @Override
  public Durability durability() {
    return Durability.NONE;
  }

  @Override
  public Scope scope() {
    return Scope.LOCAL;
  }

  @Override
  public Exactness exactness() {
    return Exactness.PRECISE;
  }

  /** Does nothing: there is no thread and no connection to let go of. */
  @Override
  public void close() {}

  /** Returns how many holds are in memory. */
  int rememberedHolds() {
    int size = 0;
    for (Shard shard : shards) {
      shard.lock.lock();
      try {
        size += shard.size();
      } finally {
        shard.lock.unlock();
      }
    }
    return size;
  }

  /** Returns how many counters are in memory. */
  int rememberedCounters() {
    return accounts.size();
  }

  private Shard shardOf(HoldId id) {
    return shards[(int) (id.low() & (SHARDS - 1))];
  }
}
