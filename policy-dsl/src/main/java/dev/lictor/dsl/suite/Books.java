package dev.lictor.dsl.suite;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WorstCase;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.NoRoom;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Section;
import dev.lictor.policy.Situation;
import dev.lictor.schema.openai.ResponsesSchema;
import dev.lictor.store.Grant;
import dev.lictor.store.HoldId;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.Item;
import dev.lictor.store.Rank;
import dev.lictor.store.UsageStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The books of one test: an empty store of its own, in which something may be spent before the call comes. Not thread-safe. */
final class Books {

  private static final int FORBIDDEN = 403;

  private final UsageStore store;
  private final long nowMillis;
  private long ids;

  Books(InstantSource clock) {
    this.store = new InMemoryUsageStore(clock, () -> 0, InMemoryUsageStore.RETENTION);
    this.nowMillis = clock.millis();
  }

  UsageStore store() {
    return store;
  }

  /** Books what was spent on those accounts that a call draws on, and returns what is spent of other budgets. */
  List<Case.Spent> spend(List<Case.Spent> spent, List<BudgetClaim> claims) {
    List<Case.Spent> untouched = new ArrayList<>(spent);
    for (Case.Spent each : spent) {
      for (BudgetClaim claim : claims) {
        if (RuleIds.isBudget(
            each.id().value(), claim.key().document(), claim.key().budget())) {
          untouched.remove(each);
          book(claim, each.amount());
        }
      }
    }
    return untouched;
  }

  private void book(BudgetClaim claim, long amount) {
    Item item = new Item(claim.key(), amount, Amounts.MAX, claim.window().candidates(nowMillis));
    Grant grant = now(store.hold(HoldId.of(0, ++ids), List.of(item)));
    now(store.settle(((Grant.Granted) grant).receipt(), Rank.FINAL, new long[] {amount}));
  }

  /** Holds what a call may need, as an engine does; returns the reasons if there is no room. */
  List<Reason> hold(Situation sent, List<BudgetClaim> claims) {
    List<Item> items = new ArrayList<>();
    for (BudgetClaim claim : claims) {
      Unit unit = claim.key().unit();
      if (unit != Unit.REQUESTS && !costsTokens(sent)) {
        continue;
      }
      if (unit != Unit.REQUESTS && !sent.body().countsTokens()) {
        if (claim.shadow()) {
          continue;
        }
        return List.of(uncounted(claim));
      }
      items.add(new Item(
          claim.key(),
          ((WorstCase.Amount) WorstCase.of(sent.body(), unit)).amount(),
          claim.shadow() ? Amounts.MAX : claim.limit(),
          claim.window().candidates(nowMillis)));
    }
    if (items.isEmpty()
        || !(now(store.hold(HoldId.of(1, ++ids), items)) instanceof Grant.Refused refused)) {
      return List.of();
    }
    return NoRoom.inOrder(refused.lacking().stream()
        .map(lacking ->
            NoRoom.reason(lacking.key(), lacking.amount(), lacking.limit(), lacking.committed()))
        .toList());
  }

  /** What is asked of a kept response later costs nothing of its own. */
  private static boolean costsTokens(Situation sent) {
    return sent.operation().kind().spends()
        && (!sent.operation().speaks("openai.responses")
            || new ResponsesSchema().costsTokens(sent.operation()));
  }

  private static Reason uncounted(BudgetClaim claim) {
    return new Reason(
        "",
        Section.MATCH,
        "uncounted_operation",
        FORBIDDEN,
        "Budget \"" + claim.key().budget() + "\" counts " + claim.key().unit().word()
            + ", which nobody can tell of this call; it counts as a request only",
        Map.of());
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
