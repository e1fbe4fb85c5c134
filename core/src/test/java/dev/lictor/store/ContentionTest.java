package dev.lictor.store;

import static dev.lictor.store.UsageStoreContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WindowSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContentionTest {

  private static final int THREADS = 8;
  private static final WindowSpan DAY = new WindowSpan("day", 0, 86_400_000);

  private final InMemoryUsageStore store = new InMemoryUsageStore(
      () -> Instant.ofEpochMilli(1_000), System::nanoTime, Duration.ofHours(1));

  @Test
  void threadsThatRaceForOneBudgetGetExactlyWhatItHas() throws Exception {
    List<Integer> grants = together(thread -> () -> {
      int granted = 0;
      for (int call = 0; call < 3_000; call++) {
        Grant grant = await(store.hold(id(thread, call), List.of(item(0, 1, 10_000))));
        granted += grant.kind() == Grant.Kind.GRANTED ? 1 : 0;
      }
      return granted;
    });

    assertThat(grants.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
    assertThat(booked()).containsExactly(Map.entry(key(0), 10_000L));
  }

  @Test
  void noSumIsEverAboveItsLimitAndNoHoldIsLost() throws Exception {
    AtomicInteger working = new AtomicInteger(THREADS - 1);

    List<Map<BudgetKey, Long>> charged = together(thread -> () -> {
      if (thread == 0) {
        while (working.get() > 0) {
          booked().forEach((key, sum) -> assertThat(sum).isLessThanOrEqualTo(500));
        }
        return Map.of();
      }
      try {
        return work(thread);
      } finally {
        working.decrementAndGet();
      }
    });

    Map<BudgetKey, Long> sums = new HashMap<>();
    charged.forEach(one -> one.forEach((key, amount) -> sums.merge(key, amount, Long::sum)));
    assertThat(booked()).isEqualTo(sums);
  }

  /** Holds overlapping sets of budgets in any order, settles some of them, and returns what all of them come to. */
  private Map<BudgetKey, Long> work(int thread) {
    SplittableRandom random = new SplittableRandom(thread);
    Map<BudgetKey, Long> charged = new HashMap<>();
    for (int call = 0; call < 8_000; call++) {
      List<Item> items = new ArrayList<>();
      for (int key = 0; key < 6; key++) {
        if (random.nextBoolean()) {
          items.add(item(key, random.nextInt(20), 500));
        }
      }
      if (items.isEmpty()) {
        continue;
      }
      Collections.rotate(items, random.nextInt(items.size()));
      Grant grant = await(store.hold(id(thread, call), items));
      if (grant instanceof Grant.Granted granted) {
        end(granted.receipt(), items, random, charged);
      }
    }
    return charged;
  }

  private void end(
      Receipt receipt, List<Item> items, SplittableRandom random, Map<BudgetKey, Long> charged) {
    int dice = random.nextInt(100);
    long[] actual = new long[items.size()];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = dice < 4 ? random.nextLong(items.get(i).amount() + 1) : 0;
      long amount = dice == 99 ? items.get(i).amount() : actual[i];
      charged.merge(items.get(i).key(), amount, Long::sum);
    }
    if (dice == 98) {
      await(store.release(receipt.id(), items));
    } else if (dice < 98) {
      await(store.settle(receipt, Rank.FINAL, actual));
    }
  }

  @Test
  void messagesOfOneHoldThatComeTogetherBookItOnce() throws Exception {
    for (int round = 0; round < 300; round++) {
      HoldId id = id(99, round);
      List<Item> items = List.of(item(round, 10, 500), item(round + 1_000, 10, 500));
      together(thread -> () -> {
        if (thread == 1) {
          return await(store.release(id, items)).name();
        }
        Grant grant = await(store.hold(id, items));
        return grant instanceof Grant.Granted granted && thread > 4
            ? await(store.settle(granted.receipt(), Rank.FINAL, new long[] {7, 7}))
                .name()
            : grant.kind().name();
      });

      Map<BudgetKey, Long> booked = booked();
      long first = booked.getOrDefault(key(round), 0L);
      assertThat(first).isIn(0L, 7L);
      assertThat(booked.getOrDefault(key(round + 1_000), 0L)).isEqualTo(first);
    }
  }

  /** Runs one task a thread, all starting at once, and returns their answers. */
  private static <T> List<T> together(IntFunction<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<T>> answers = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Callable<T> task = tasks.apply(thread);
        answers.add(threads.submit(() -> {
          start.await(10, TimeUnit.SECONDS);
          return task.call();
        }));
      }
      List<T> values = new ArrayList<>();
      for (Future<T> answer : answers) {
        values.add(answer.get(30, TimeUnit.SECONDS));
      }
      return values;
    } finally {
      threads.shutdownNow();
    }
  }

  private Map<BudgetKey, Long> booked() {
    Map<BudgetKey, Long> booked = new HashMap<>();
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      Balances page = await(store.balances(from.get()));
      page.page().forEach(balance -> booked.put(balance.key(), balance.spent() + balance.open()));
      from = page.next();
    }
    return booked;
  }

  private static HoldId id(int thread, int call) {
    return HoldId.of(thread, (long) thread << 32 | call);
  }

  private static BudgetKey key(int index) {
    return new BudgetKey("doc", "b" + index, Unit.TOKENS, List.of());
  }

  private static Item item(int key, long amount, long limit) {
    return new Item(key(key), amount, limit, List.of(DAY));
  }
}
