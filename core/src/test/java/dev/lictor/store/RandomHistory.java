package dev.lictor.store;

import static dev.lictor.store.UsageStoreContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WindowSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A history of calls, with all that can go wrong between a gateway and a store: messages that come twice, late or in the wrong
 * order, answers that are lost, clocks that are off, limits that change, books that are lost. Each step is told to the store
 * and to the slow ledger. Not thread-safe.
 */
final class RandomHistory {

  private static final long[] TURN_MILLIS = {10_000, 60_000, 3_600_000, 31_536_000_000L};
  private static final long[] LIMITS = {60, 200, 2_000, 20_000};
  private static final List<BudgetKey> KEYS = List.of(key(0), key(1), key(2), key(3));
  private static final int MEMORY = 60;

  private final SplittableRandom random;
  private final Duration retention;
  private final ManualTime time = new ManualTime();
  private final long startMillis = time.wallClock().millis();
  private final long startNanos = time.nanoTime();
  private final long[] limits = LIMITS.clone();
  private final List<HoldId> ids = new ArrayList<>();
  private final Map<HoldId, List<Item>> asked = new HashMap<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private UsageStore store;
  private SlowLedger ledger;
  private Map<SlowLedger.Line, SlowLedger.Sum> books = Map.of();
  private int grants;
  private int refusals;

  RandomHistory(long seed, Duration retention) {
    this.random = new SplittableRandom(seed);
    this.retention = retention;
    this.store = new InMemoryUsageStore(time.wallClock(), time::nanoTime, retention);
    this.ledger = new SlowLedger(retention.toMillis(), InMemoryUsageStore.GRACE.toMillis());
  }

  int grants() {
    return grants;
  }

  int refusals() {
    return refusals;
  }

  void step() {
    int dice = random.nextInt(1_000);
    if (dice < 350) {
      ask(HoldId.of(random.nextLong(), random.nextLong()));
    } else if (dice < 450) {
      ask(anyId());
    } else if (dice < 750) {
      settle();
    } else if (dice < 850) {
      release(random.nextInt(4) == 0 ? HoldId.of(random.nextLong(), random.nextLong()) : anyId());
    } else if (dice < 880) {
      reassert();
    } else if (dice < 910) {
      int key = random.nextInt(limits.length);
      limits[key] = random.nextLong(LIMITS[key] / 4, 2 * LIMITS[key]);
    } else if (dice < 920) {
      time.stepWallClock(Duration.ofMinutes(random.nextInt(-90, 90)));
    } else if (dice < 998) {
      pass();
    } else {
      loseTheBooks();
    }
    books = compare();
  }

  private void ask(HoldId id) {
    List<Item> first = asked.get(id);
    List<Item> items = first == null ? items() : random.nextInt(4) == 0 ? again(first) : first;
    Grant expected = ledger.hold(id, items, now());
    boolean isNew = expected instanceof Grant.Granted granted
        && granted.receipt().stampMillis() == now()
        && !ids.contains(id);

    Grant grant = await(store.hold(id, items));

    assertThat(grant).isEqualTo(expected);
    remember(id, items);
    if (grant instanceof Grant.Granted granted) {
      if (isNew) {
        grants++;
        items.forEach(item -> assertRoomBefore(granted.receipt(), item));
      }
      if (random.nextInt(10) > 0) {
        receipts.add(granted.receipt());
        cut(receipts);
      }
    } else if (grant.kind() == Grant.Kind.REFUSED) {
      refusals++;
    }
  }

  /** Theorem A: at each grant, committed and amount together are at most the limit that was presented. */
  private void assertRoomBefore(Receipt receipt, Item item) {
    for (Booking booking : receipt.bookings()) {
      if (booking.key().equals(item.key())) {
        SlowLedger.Sum before = books.getOrDefault(
            new SlowLedger.Line(booking.key(), booking.window()), new SlowLedger.Sum(0, 0));
        assertThat(before.committed() + booking.amount()).isLessThanOrEqualTo(item.limit());
      }
    }
  }

  private void settle() {
    if (receipts.isEmpty()) {
      return;
    }
    Receipt receipt = receipts.get(random.nextInt(receipts.size()));
    long[] actual = new long[receipt.bookings().size()];
    for (int i = 0; i < actual.length; i++) {
      long held = receipt.bookings().get(i).amount();
      actual[i] = random.nextInt(8) == 0 ? held + random.nextInt(30) : random.nextLong(held + 1);
    }
    Rank rank = random.nextInt(3) == 0 ? Rank.PROVISIONAL : Rank.FINAL;

    Outcome outcome = await(store.settle(receipt, rank, actual));

    assertThat(outcome).isEqualTo(ledger.settle(receipt, rank, actual, now()));
  }

  private void release(HoldId id) {
    Outcome outcome = await(store.release(id, asked.getOrDefault(id, List.of())));

    assertThat(outcome).isEqualTo(ledger.release(id, now()));
    remember(id, asked.getOrDefault(id, items()));
  }

  private void reassert() {
    List<Receipt> some = receipts.subList(random.nextInt(receipts.size() + 1), receipts.size());

    await(store.reassert(some));

    some.forEach(receipt -> ledger.reassert(receipt, now()));
  }

  private void pass() {
    long millis =
        switch (random.nextInt(60)) {
          case 0 -> random.nextLong(7_200_000);
          case 1 -> retention.toMillis();
          case 2, 3, 4, 5 -> random.nextLong(120_000);
          case 6 -> 10_000 - now() % 10_000;
          default -> random.nextLong(8_000);
        };
    time.pass(Duration.ofMillis(millis));
  }

  private void loseTheBooks() {
    store = new InMemoryUsageStore(() -> Instant.ofEpochMilli(now()), time::nanoTime, retention);
    ledger = new SlowLedger(retention.toMillis(), InMemoryUsageStore.GRACE.toMillis());
  }

  private Map<SlowLedger.Line, SlowLedger.Sum> compare() {
    Map<SlowLedger.Line, SlowLedger.Sum> kept = new HashMap<>();
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      Balances page = await(store.balances(from.get()));
      for (Balance balance : page.page()) {
        kept.put(
            new SlowLedger.Line(balance.key(), balance.window()),
            new SlowLedger.Sum(balance.spent(), balance.open()));
      }
      from = page.next();
    }
    assertThat(kept.equals(ledger.sums(now())))
        .as("store %s, ledger %s", kept, ledger.sums(now()))
        .isTrue();
    return kept;
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    int first = random.nextInt(KEYS.size());
    int count = 1 + random.nextInt(KEYS.size());
    for (int i = 0; i < count; i++) {
      items.add(item((first + i) % KEYS.size()));
    }
    return items;
  }

  /** Asks for the same accounts as they are now: in other turns, perhaps with other amounts and limits. */
  private List<Item> again(List<Item> first) {
    List<Item> items = new ArrayList<>();
    first.forEach(item -> items.add(item(KEYS.indexOf(item.key()))));
    return items;
  }

  private Item item(int key) {
    long gateway = now() + (random.nextInt(20) == 0 ? random.nextInt(-120_000, 120_000) : 0);
    long amount = random.nextInt(50) == 0 ? limits[key] + 1 : random.nextInt(25);
    return new Item(KEYS.get(key), amount, limits[key], candidates(key, gateway));
  }

  private static BudgetKey key(int index) {
    return new BudgetKey("doc", "budget", Unit.TOKENS, List.of("k" + index));
  }

  private static List<WindowSpan> candidates(int key, long gatewayMillis) {
    long turn = gatewayMillis / TURN_MILLIS[key];
    boolean nearerToEnd = gatewayMillis % TURN_MILLIS[key] > TURN_MILLIS[key] / 2;
    return List.of(span(key, turn), span(key, nearerToEnd ? turn + 1 : turn - 1));
  }

  private static WindowSpan span(int key, long turn) {
    return new WindowSpan("w" + turn, turn * TURN_MILLIS[key], (turn + 1) * TURN_MILLIS[key]);
  }

  private HoldId anyId() {
    return ids.isEmpty() ? HoldId.of(0, 0) : ids.get(random.nextInt(ids.size()));
  }

  private void remember(HoldId id, List<Item> items) {
    ids.add(id);
    asked.put(id, items);
    if (ids.size() > MEMORY) {
      ids.remove(0);
    }
  }

  private static void cut(List<?> list) {
    if (list.size() > MEMORY) {
      list.remove(0);
    }
  }

  private long now() {
    return startMillis + (time.nanoTime() - startNanos) / 1_000_000;
  }
}
