package dev.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WindowSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store must do. A subclass says how a store is made and how its clock is moved. */
abstract class UsageStoreContract {

  private static final BudgetKey TEAM = new BudgetKey("doc", "team", Unit.TOKENS, List.of("alpha"));
  private static final BudgetKey ORG = new BudgetKey("doc", "org", Unit.TOKENS, List.of());
  private static final BudgetKey CALLS = new BudgetKey("doc", "calls", Unit.REQUESTS, List.of());

  private UsageStore store;
  private WindowSpan today;
  private long lastId;

  /** Returns a store with empty books, whose clock goes on where the last one's stood. */
  abstract UsageStore newStore();

  /** Returns what the store's clock says. */
  abstract long nowMillis();

  /** Moves the store's clock. */
  abstract void pass(Duration time);

  /** Returns how long the store remembers a hold. */
  abstract Duration retention();

  /** Returns how long the store keeps a counter after the end of its turn. */
  abstract Duration grace();

  @BeforeEach
  void openStore() {
    store = newStore();
    today = window("today", Duration.ofHours(-6), Duration.ofHours(6));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void grantsUpToTheLimitAndNotBeyond() {
    assertThat(hold(item(TEAM, 60, 100)).kind()).isEqualTo(Grant.Kind.GRANTED);
    assertThat(hold(item(TEAM, 41, 100)))
        .isEqualTo(new Grant.Refused(List.of(new Lacking(TEAM, today, 41, 100, 60))));
    assertThat(hold(item(TEAM, 40, 100)).kind()).isEqualTo(Grant.Kind.GRANTED);
    assertThat(hold(item(TEAM, 1, 100)).kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(hold(item(TEAM, 0, 100)).kind()).isEqualTo(Grant.Kind.GRANTED);
  }

  @Test
  void theReceiptTellsWhatWasBooked() {
    HoldId id = nextId();

    Grant grant = await(store.hold(id, List.of(item(TEAM, 60, 100), item(CALLS, 1, 9))));

    assertThat(grant)
        .isEqualTo(new Grant.Granted(new Receipt(
            id, nowMillis(), List.of(new Booking(TEAM, today, 60), new Booking(CALLS, today, 1)))));
  }

  @Test
  void takesAllBudgetsOrNone() {
    hold(item(ORG, 95, 100));

    Grant grant = hold(item(TEAM, 10, 100), item(ORG, 10, 100), item(CALLS, 1, 5));

    assertThat(grant.kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(committed(TEAM)).isZero();
    assertThat(committed(ORG)).isEqualTo(95);
    assertThat(committed(CALLS)).isZero();
  }

  @Test
  void aRefusalNamesEveryBudgetThatLacksRoomInTheOrderOfTheItems() {
    hold(item(ORG, 95, 100));

    Grant grant = hold(item(TEAM, 500, 400), item(CALLS, 1, 5), item(ORG, 10, 100));

    Lacking team = new Lacking(TEAM, today, 500, 400, 0);
    Lacking org = new Lacking(ORG, today, 10, 100, 95);
    assertThat(grant).isEqualTo(new Grant.Refused(List.of(team, org)));
    assertThat(team.neverFits()).isTrue();
    assertThat(org.neverFits()).isFalse();
  }

  @Test
  void theSameIdWhileOpenIsTheSameAnswer() {
    HoldId id = nextId();
    Grant first = await(store.hold(id, List.of(item(TEAM, 60, 100))));

    pass(Duration.ofMinutes(5));
    Grant again = await(store.hold(id, List.of(item(TEAM, 60, 100))));

    assertThat(again).isEqualTo(first);
    assertThat(committed(TEAM)).isEqualTo(60);
  }

  @Test
  void theSameIdIsTheSameAnswerAcrossTheEdgeOfAWindow() {
    WindowSpan minute = window("m1", Duration.ZERO, Duration.ofMinutes(1));
    WindowSpan next = window("m2", Duration.ofMinutes(1), Duration.ofMinutes(2));
    List<Item> items = List.of(new Item(TEAM, 60, 100, List.of(minute, next)));
    HoldId id = nextId();
    Grant first = await(store.hold(id, items));

    pass(Duration.ofMinutes(1));

    assertThat(await(store.hold(id, items))).isEqualTo(first);
    assertThat(await(store.settle(receipt(first), Rank.FINAL, new long[] {10})))
        .isEqualTo(Outcome.OK);
    assertThat(balance(TEAM, "m1")).contains(new Balance(TEAM, minute, 10, 0, 100));
    assertThat(balance(TEAM, "m2")).isEmpty();
  }

  @Test
  void aClosedIdIsGone() {
    Receipt settled = granted(item(TEAM, 10, 100));
    Receipt estimated = granted(item(TEAM, 10, 100));
    Receipt released = granted(item(TEAM, 10, 100));
    settle(settled, Rank.FINAL, 5);
    settle(estimated, Rank.PROVISIONAL, 5);
    release(released.id());

    for (Receipt closed : List.of(settled, estimated, released)) {
      assertThat(await(store.hold(closed.id(), List.of(item(TEAM, 10, 100)))).kind())
          .isEqualTo(Grant.Kind.GONE);
    }
  }

  @Test
  void aRefusedIdMayTryAgain() {
    Receipt other = granted(item(TEAM, 100, 100));
    HoldId id = nextId();
    await(store.hold(id, List.of(item(TEAM, 10, 100))));
    release(other.id());

    assertThat(await(store.hold(id, List.of(item(TEAM, 10, 100)))).kind())
        .isEqualTo(Grant.Kind.GRANTED);
  }

  @Test
  void aReleaseThatOvertakesItsHoldLaysATombstone() {
    HoldId id = nextId();

    assertThat(release(id)).isEqualTo(Outcome.OK);
    assertThat(release(id)).isEqualTo(Outcome.DUPLICATE);

    assertThat(await(store.hold(id, List.of(item(TEAM, 10, 100)))).kind())
        .isEqualTo(Grant.Kind.GONE);
    assertThat(committed(TEAM)).isZero();
  }

  /** Each row: messages as rank and amount to a hold of 40, what each is answered, and what is charged at the end. */
  @ParameterizedTest
  @CsvSource({
    "F25,             OK,                   25",
    "F40,             OK,                   40",
    "F55,             OK,                   55",
    "F0,              OK,                    0",
    "P25,             OK,                   40",
    "P55,             OK,                   55",
    "R,               OK,                    0",
    "P25 F35,         OK OK,                35",
    "P55 F35,         OK OK,                35",
    "P25 P60,         OK DUPLICATE,         40",
    "P60 P25,         OK DUPLICATE,         60",
    "F25 F30,         OK DUPLICATE,         25",
    "F25 P60,         OK DUPLICATE,         25",
    "F25 R,           OK DUPLICATE,         25",
    "P25 R,           OK DUPLICATE,         40",
    "R R,             OK DUPLICATE,          0",
    "R P30,           OK OK,                30",
    "R F30,           OK OK,                30",
    "R P30 F10,       OK OK OK,             10",
    "R P30 R F10 P9,  OK OK DUPLICATE OK DUPLICATE, 10",
  })
  void theHighestRankDecidesWhatIsCharged(String messages, String outcomes, long charged) {
    Receipt receipt = granted(item(TEAM, 40, 100));
    List<String> answers = new ArrayList<>();

    for (String message : messages.split(" ", -1)) {
      Outcome outcome =
          switch (message.charAt(0)) {
            case 'R' -> release(receipt.id());
            case 'P' -> settle(receipt, Rank.PROVISIONAL, Long.parseLong(message.substring(1)));
            default -> settle(receipt, Rank.FINAL, Long.parseLong(message.substring(1)));
          };
      answers.add(outcome.name());
    }

    assertThat(String.join(" ", answers)).isEqualTo(outcomes);
    assertThat(balance(TEAM, "today")).contains(new Balance(TEAM, today, charged, 0, 100));
  }

  @Test
  void anEstimateGivesNoRoomBackThatTheTruthWouldNeed() {
    Receipt cut = granted(item(TEAM, 60, 100));
    settle(cut, Rank.PROVISIONAL, 10);

    assertThat(hold(item(TEAM, 50, 100)).kind()).isEqualTo(Grant.Kind.REFUSED);

    settle(cut, Rank.FINAL, 50);
    assertThat(hold(item(TEAM, 50, 100)).kind()).isEqualTo(Grant.Kind.GRANTED);
  }

  @Test
  void anOverrunIsBookedInFullAndLeavesNoRoom() {
    settle(granted(item(TEAM, 40, 100)), Rank.FINAL, 170);

    assertThat(committed(TEAM)).isEqualTo(170);
    assertThat(hold(item(TEAM, 0, 100)))
        .isEqualTo(new Grant.Refused(List.of(new Lacking(TEAM, today, 0, 100, 170))));
  }

  @Test
  void eachBudgetIsSettledWithItsOwnAmount() {
    Receipt receipt = granted(item(CALLS, 1, 5), item(TEAM, 40, 100), item(ORG, 40, 1_000));

    await(store.settle(receipt, Rank.FINAL, new long[] {1, 17, 18}));

    assertThat(committed(CALLS)).isEqualTo(1);
    assertThat(committed(TEAM)).isEqualTo(17);
    assertThat(committed(ORG)).isEqualTo(18);
  }

  @Test
  void aLoweredLimitRefusesNewHoldsAndEvictsNone() {
    Receipt old = granted(item(TEAM, 80, 100));

    assertThat(hold(item(TEAM, 1, 50)).kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(committed(TEAM)).isEqualTo(80);

    settle(old, Rank.FINAL, 45);
    assertThat(hold(item(TEAM, 5, 50)).kind()).isEqualTo(Grant.Kind.GRANTED);
  }

  @Test
  void theStorePicksTheTurnThatItsOwnClockIsIn() {
    WindowSpan before = window("before", Duration.ofHours(-1), Duration.ZERO);
    WindowSpan now = window("now", Duration.ZERO, Duration.ofHours(1));

    Receipt receipt = granted(new Item(TEAM, 10, 100, List.of(before, now)));

    assertThat(receipt.bookings().get(0).window()).isEqualTo(now);
    assertThat(balance(TEAM, "before")).isEmpty();
  }

  @Test
  void aHoldWhoseTurnsTheStoreIsNotInIsSkewed() {
    WindowSpan before = window("before", Duration.ofHours(-1), Duration.ZERO);
    WindowSpan later = window("later", Duration.ofMillis(1), Duration.ofHours(1));

    Grant grant = hold(item(ORG, 1, 100), new Item(TEAM, 10, 100, List.of(before, later)));

    assertThat(grant.kind()).isEqualTo(Grant.Kind.SKEW);
    assertThat(committed(ORG)).isZero();
  }

  @Test
  void theBoundsOfATurnAreThoseOfItsFirstUser() {
    granted(item(TEAM, 10, 100));
    long now = nowMillis();
    WindowSpan otherTable = new WindowSpan("today", now - 5, now + 5);

    Receipt receipt = granted(new Item(TEAM, 10, 100, List.of(otherTable)));

    assertThat(receipt.bookings().get(0).window()).isEqualTo(today);
    assertThat(committed(TEAM)).isEqualTo(20);
  }

  @Test
  void aNewTurnOpensWithFullRoomAndTheOldOneIsSettledWhereItWasHeld() {
    WindowSpan first = window("w1", Duration.ZERO, Duration.ofMinutes(1));
    WindowSpan second = window("w2", Duration.ofMinutes(1), Duration.ofMinutes(2));
    List<WindowSpan> both = List.of(first, second);
    Receipt old = granted(new Item(TEAM, 100, 100, both));

    pass(Duration.ofMinutes(1));
    Receipt young = granted(new Item(TEAM, 100, 100, both));
    settle(old, Rank.FINAL, 30);

    assertThat(young.bookings().get(0).window()).isEqualTo(second);
    assertThat(balance(TEAM, "w1")).contains(new Balance(TEAM, first, 30, 0, 100));
    assertThat(balance(TEAM, "w2")).contains(new Balance(TEAM, second, 0, 100, 100));
  }

  @Test
  void aHoldThatTheStoreLostIsBookedAnewWithoutTestingTheLimit() {
    Receipt lost = granted(item(TEAM, 60, 100));
    store.close();
    store = newStore();
    granted(item(TEAM, 90, 100));

    assertThat(settle(lost, Rank.FINAL, 55)).isEqualTo(Outcome.REBOOKED);
    assertThat(settle(lost, Rank.FINAL, 55)).isEqualTo(Outcome.DUPLICATE);

    assertThat(balance(TEAM, "today")).contains(new Balance(TEAM, today, 55, 90, 100));
  }

  @Test
  void aLostHoldOfWhichLittleIsKnownIsChargedWhole() {
    Receipt lost = granted(item(TEAM, 60, 100));
    store.close();
    store = newStore();

    assertThat(settle(lost, Rank.PROVISIONAL, 5)).isEqualTo(Outcome.REBOOKED);

    assertThat(committed(TEAM)).isEqualTo(60);
  }

  @Test
  void aLostHoldThatWasAskedForAgainIsSettledWhereItIsBookedNow() {
    WindowSpan first = window("w1", Duration.ZERO, Duration.ofMinutes(1));
    WindowSpan second = window("w2", Duration.ofMinutes(1), Duration.ofMinutes(2));
    List<Item> items = List.of(new Item(TEAM, 60, 100, List.of(first, second)));
    HoldId id = nextId();
    Receipt lost = receipt(await(store.hold(id, items)));
    store.close();
    store = newStore();
    pass(Duration.ofMinutes(1));
    await(store.hold(id, items));

    assertThat(settle(lost, Rank.FINAL, 5)).isEqualTo(Outcome.OK);

    assertThat(balances()).containsExactly(new Balance(TEAM, second, 5, 0, 100));
  }

  @Test
  void reassertingBooksWhatWasLostOnceAndLeavesTheRest() {
    Receipt lost = granted(item(TEAM, 60, 100));
    store.close();
    store = newStore();
    Receipt settled = granted(item(TEAM, 50, 100));
    settle(settled, Rank.FINAL, 20);

    await(store.reassert(List.of(lost, settled)));
    await(store.reassert(List.of(lost, settled)));

    assertThat(committed(TEAM)).isEqualTo(80);
    assertThat(settle(lost, Rank.FINAL, 1)).isEqualTo(Outcome.OK);
    assertThat(committed(TEAM)).isEqualTo(21);
  }

  @Test
  void aTombstoneIsNotReasserted() {
    Receipt lost = granted(item(TEAM, 60, 100));
    store.close();
    store = newStore();
    release(lost.id());

    await(store.reassert(List.of(lost)));

    assertThat(committed(TEAM)).isZero();
    assertThat(settle(lost, Rank.FINAL, 7)).isEqualTo(Outcome.REBOOKED);
    assertThat(committed(TEAM)).isEqualTo(7);
  }

  @Test
  void aSettlementAfterTheRetentionIsLateAndChangesNothing() {
    WindowSpan year = window("year", Duration.ZERO, Duration.ofDays(365));
    Receipt old = granted(new Item(TEAM, 60, 100, List.of(year)));
    Receipt lost = granted(new Item(TEAM, 10, 100, List.of(year)));

    pass(retention().minusMillis(1));
    assertThat(settle(lost, Rank.FINAL, 5)).isEqualTo(Outcome.OK);
    pass(Duration.ofMillis(1));

    assertThat(settle(old, Rank.FINAL, 5)).isEqualTo(Outcome.LATE);
    assertThat(settle(lost, Rank.FINAL, 5)).isEqualTo(Outcome.LATE);
    await(store.reassert(List.of(old)));
    assertThat(balance(TEAM, "year")).contains(new Balance(TEAM, year, 5, 60, 100));
  }

  @Test
  void aBudgetWhoseCounterIsGoneIsSkippedAndTheOthersAreSettled() {
    WindowSpan minute = window("minute", Duration.ZERO, Duration.ofMinutes(1));
    WindowSpan year = window("year", Duration.ZERO, Duration.ofDays(365));
    Receipt receipt =
        granted(new Item(TEAM, 60, 100, List.of(minute)), new Item(ORG, 60, 100, List.of(year)));

    pass(Duration.ofMinutes(1).plus(grace()).minusMillis(1));
    assertThat(balance(TEAM, "minute")).isPresent();
    pass(Duration.ofMillis(1));

    assertThat(await(store.settle(receipt, Rank.FINAL, new long[] {5, 5}))).isEqualTo(Outcome.OK);
    assertThat(balance(TEAM, "minute")).isEmpty();
    assertThat(balance(ORG, "year")).contains(new Balance(ORG, year, 5, 0, 100));
  }

  @Test
  void aHoldThatNobodySettlesStaysCharged() {
    WindowSpan year = window("year", Duration.ZERO, Duration.ofDays(365));
    granted(new Item(TEAM, 60, 100, List.of(year)));

    pass(retention().multipliedBy(3));

    assertThat(hold(new Item(TEAM, 41, 100, List.of(year))).kind()).isEqualTo(Grant.Kind.REFUSED);
  }

  @Test
  void theLargestAmountsAreCountedExactly() {
    Receipt receipt = granted(item(TEAM, Amounts.MAX - 1, Amounts.MAX));

    assertThat(hold(item(TEAM, 2, Amounts.MAX)).kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(hold(item(TEAM, 1, Amounts.MAX)).kind()).isEqualTo(Grant.Kind.GRANTED);

    settle(receipt, Rank.FINAL, Amounts.MAX);
    assertThat(hold(item(TEAM, 0, Amounts.MAX)).kind()).isEqualTo(Grant.Kind.REFUSED);
    assertThat(committed(TEAM)).isEqualTo(Amounts.MAX + 1);
  }

  @Test
  void keysThatDifferInAnyPartAreAccountsOfTheirOwn() {
    List<BudgetKey> keys = List.of(
        TEAM,
        new BudgetKey("doc2", "team", Unit.TOKENS, List.of("alpha")),
        new BudgetKey("doc", "team2", Unit.TOKENS, List.of("alpha")),
        new BudgetKey("doc", "team", Unit.REQUESTS, List.of("alpha")),
        new BudgetKey("doc", "team", Unit.TOKENS, List.of("beta")),
        new BudgetKey("doc", "team", Unit.TOKENS, List.of("alpha", "")),
        new BudgetKey("doc", "team", Unit.TOKENS, List.of()));

    for (BudgetKey key : keys) {
      assertThat(hold(item(key, 100, 100)).kind()).isEqualTo(Grant.Kind.GRANTED);
    }
  }

  @Test
  void aHoldOverManyBudgetsIsOneHold() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      items.add(item(new BudgetKey("doc", "b" + i, Unit.TOKENS, List.of()), 10, 10));
    }
    Receipt receipt = receipt(await(store.hold(nextId(), items)));

    Grant second = await(store.hold(nextId(), items));

    assertThat(((Grant.Refused) second).lacking()).hasSize(300);
    assertThat(release(receipt.id())).isEqualTo(Outcome.OK);
    assertThat(await(store.hold(nextId(), items)).kind()).isEqualTo(Grant.Kind.GRANTED);
  }

  @Test
  void balancesComeInPagesWithEachAccountOnce() {
    for (int i = 0; i < 2_500; i++) {
      granted(item(new BudgetKey("doc", "b", Unit.TOKENS, List.of("t" + i)), i, 10_000));
    }

    List<Balance> all = balances();

    assertThat(all).hasSize(2_500);
    assertThat(all.stream().map(Balance::key).distinct()).hasSize(2_500);
    assertThat(all.stream().mapToLong(Balance::open).sum()).isEqualTo(2_500L * 2_499 / 2);
    assertThat(await(store.balances("")).next()).isPresent();
  }

  @Test
  void aBrokenMessageIsRejectedAtOnceAndBooksNothing() {
    Receipt receipt = granted(item(TEAM, 60, 100));

    rejected(() -> store.hold(nextId(), List.of()));
    rejected(() -> store.hold(nextId(), List.of(item(ORG, 1, 9), item(ORG, 2, 9))));
    rejected(() -> store.settle(receipt, Rank.OPEN, new long[] {1}));
    rejected(() -> store.settle(receipt, Rank.RELEASED, new long[] {1}));
    rejected(() -> store.settle(receipt, Rank.FINAL, new long[] {}));
    rejected(() -> store.settle(receipt, Rank.FINAL, new long[] {-1}));
    rejected(() -> store.settle(receipt, Rank.FINAL, new long[] {Amounts.MAX + 1}));
    Receipt other =
        new Receipt(receipt.id(), receipt.stampMillis(), List.of(new Booking(ORG, today, 60)));
    rejected(() -> store.settle(other, Rank.FINAL, new long[] {1}));
    rejected(() -> store.balances("elsewhere"));

    assertThat(balances()).containsExactly(new Balance(TEAM, today, 0, 60, 100));
  }

  @Test
  void renewingChangesNothing() {
    Receipt receipt = granted(item(TEAM, 60, 100));

    await(store.renew(List.of(receipt)));

    assertThat(balances()).containsExactly(new Balance(TEAM, today, 0, 60, 100));
  }

  private static void rejected(Runnable message) {
    assertThatIllegalArgumentException().isThrownBy(message::run);
  }

  private WindowSpan window(String id, Duration fromNow, Duration toNow) {
    return new WindowSpan(id, nowMillis() + fromNow.toMillis(), nowMillis() + toNow.toMillis());
  }

  private Item item(BudgetKey key, long amount, long limit) {
    return new Item(key, amount, limit, List.of(today));
  }

  private HoldId nextId() {
    lastId++;
    return HoldId.of(lastId * 0x9E3779B97F4A7C15L, lastId);
  }

  private Grant hold(Item... items) {
    return await(store.hold(nextId(), List.of(items)));
  }

  private Receipt granted(Item... items) {
    return receipt(hold(items));
  }

  private static Receipt receipt(Grant grant) {
    assertThat(grant).isInstanceOf(Grant.Granted.class);
    return ((Grant.Granted) grant).receipt();
  }

  private Outcome settle(Receipt receipt, Rank rank, long actual) {
    return await(store.settle(receipt, rank, new long[] {actual}));
  }

  private Outcome release(HoldId id) {
    return await(store.release(id, List.of(item(TEAM, 0, 100))));
  }

  private long committed(BudgetKey key) {
    return balances().stream()
        .filter(balance -> balance.key().equals(key))
        .mapToLong(balance -> balance.spent() + balance.open())
        .sum();
  }

  private Optional<Balance> balance(BudgetKey key, String window) {
    return balances().stream()
        .filter(balance -> balance.key().equals(key) && balance.window().id().equals(window))
        .findFirst();
  }

  private List<Balance> balances() {
    List<Balance> all = new ArrayList<>();
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      Balances page = await(store.balances(from.get()));
      all.addAll(page.page());
      from = page.next();
    }
    return all;
  }

  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
