package dev.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WindowSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InMemoryUsageStoreTest extends UsageStoreContract {

  private static final Duration RETENTION = Duration.ofHours(24);

  private final ManualTime time = new ManualTime();
  private final long startNanos = time.nanoTime();

  @Override
  InMemoryUsageStore newStore() {
    return new InMemoryUsageStore(time.wallClock(), time::nanoTime, RETENTION);
  }

  @Override
  long nowMillis() {
    return Instant.parse("2026-11-21T12:00:00Z").toEpochMilli()
        + (time.nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  void pass(Duration step) {
    time.pass(step);
  }

  @Override
  Duration retention() {
    return RETENTION;
  }

  @Override
  Duration grace() {
    return InMemoryUsageStore.GRACE;
  }

  @Test
  void saysWhatItIs() {
    InMemoryUsageStore store = newStore();

    assertThat(store.scope()).isEqualTo(Scope.LOCAL);
    assertThat(store.durability()).isEqualTo(Durability.NONE);
    assertThat(store.exactness()).isEqualTo(Exactness.PRECISE);
  }

  @Test
  void itsTimeDoesNotStepWithTheWallClock() {
    InMemoryUsageStore store = newStore();
    long now = nowMillis();
    Item item = item("t", 60, new WindowSpan("w", now, now + 1_000));

    time.stepWallClock(Duration.ofDays(-400));
    Grant inTheWindow = await(store.hold(HoldId.of(1, 1), List.of(item)));
    time.stepWallClock(Duration.ofDays(800));
    Grant stillInTheWindow = await(store.hold(HoldId.of(1, 2), List.of(item)));
    time.pass(Duration.ofSeconds(1));
    Grant behindTheWindow = await(store.hold(HoldId.of(1, 3), List.of(item)));

    assertThat(inTheWindow.kind()).isEqualTo(Grant.Kind.GRANTED);
    assertThat(stillInTheWindow.kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(behindTheWindow.kind()).isEqualTo(Grant.Kind.SKEW);
  }

  @Test
  void answersBeforeItReturns() {
    InMemoryUsageStore store = newStore();
    long now = nowMillis();

    assertThat(store.hold(
            HoldId.of(1, 1), List.of(item("t", 60, new WindowSpan("w", now, now + 1_000)))))
        .isCompleted();
  }

  @Test
  void holdsAndCountersThatAreOverAreLetGo() {
    InMemoryUsageStore store = newStore();
    SplittableRandom random = new SplittableRandom(7);
    int mostHolds = 0;
    int mostCounters = 0;

    for (int day = 0; day < 60; day++) {
      WindowSpan today = new WindowSpan("d" + day, nowMillis(), nowMillis() + 86_400_000);
      for (int call = 0; call < 500; call++) {
        HoldId id = HoldId.of(random.nextLong(), random.nextLong());
        Grant grant = await(store.hold(id, List.of(item("d" + day + "t" + call, 10, today))));
        assertThat(grant.kind()).isEqualTo(Grant.Kind.GRANTED);
        time.pass(Duration.ofMillis(86_400_000 / 500));
      }
      mostHolds = Math.max(mostHolds, store.rememberedHolds());
      mostCounters = Math.max(mostCounters, store.rememberedCounters());
    }

    assertThat(mostHolds).isLessThan(700);
    assertThat(mostCounters).isLessThan(1_200);
  }

  @Test
  void tombstonesAreLetGoToo() {
    InMemoryUsageStore store = newStore();
    SplittableRandom random = new SplittableRandom(8);

    for (int call = 0; call < 20_000; call++) {
      await(store.release(HoldId.of(random.nextLong(), random.nextLong()), List.of()));
      time.pass(Duration.ofMinutes(10));
    }

    assertThat(store.rememberedHolds()).isLessThan(400);
  }

  @Test
  void aRefusedHoldLeavesNothingInMemory() {
    InMemoryUsageStore store = newStore();
    WindowSpan today = new WindowSpan("today", nowMillis(), nowMillis() + 1_000);

    for (int i = 0; i < 100; i++) {
      await(store.hold(HoldId.of(i, i), List.of(item("t" + i, 101, today))));
    }

    assertThat(store.rememberedHolds()).isZero();
    assertThat(store.rememberedCounters()).isZero();
  }

  @Test
  void aRetentionOfNothingIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new InMemoryUsageStore(time.wallClock(), time::nanoTime, Duration.ofMillis(999)))
        .withMessage("retention must be at least 1s, found PT0.999S");
  }

  private static Item item(String team, long amount, WindowSpan window) {
    return new Item(
        new BudgetKey("doc", "team", Unit.TOKENS, List.of(team)), amount, 100, List.of(window));
  }
}
