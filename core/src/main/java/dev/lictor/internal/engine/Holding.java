package dev.lictor.internal.engine;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.Unit;
import dev.lictor.budget.WorstCase;
import dev.lictor.http.Response;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Section;
import dev.lictor.store.Grant;
import dev.lictor.store.Item;
import dev.lictor.store.Lacking;
import dev.lictor.store.UsageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step that holds all budgets of a call, or says which lack room. Confined to one call. */
final class Holding {

  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  private final Call call;
  private final Shared shared;

  Holding(Call call, Shared shared) {
    this.call = call;
    this.shared = shared;
  }

  /**
   * Holds.
   *
   * @param then what is done with the outcome; if it throws, what is held is given back
   */
  <T> CompletionStage<T> hold(List<BudgetClaim> claims, Function<Held, T> then) {
    List<Item> items = new ArrayList<>(claims.size());
    for (BudgetClaim claim : claims) {
      Unit unit = claim.key().unit();
      boolean costsTokens =
          call.operation().kind().spends() && call.room().costsTokens(call.operation());
      if (unit != Unit.REQUESTS && !costsTokens) {
        continue;
      }
      if (unit != Unit.REQUESTS && !call.facts().countsTokens()) {
        if (claim.shadow()) {
          continue;
        }
        return CompletableFuture.completedFuture(then.apply(new Held.No(uncounted(claim))));
      }
      items.add(new Item(
          claim.key(),
          ((WorstCase.Amount) WorstCase.of(call.facts(), unit)).amount(),
          claim.shadow() ? Amounts.MAX : claim.limit(),
          claim.window().candidates(call.nowMillis())));
    }
    if (items.isEmpty()) {
      return CompletableFuture.completedFuture(then.apply(new Held.Yes(Optional.empty())));
    }
    return asked(items).handle((grant, failure) -> {
      if (failure != null) {
        LOG.warn(
            "exchange {}: the store did not answer the hold: {}",
            call.requestId(),
            failure.toString());
        giveBack(items);
        if (claims.stream().allMatch(BudgetClaim::shadow)) {
          return then.apply(new Held.Yes(Optional.empty()));
        }
        return then.apply(new Held.No(call.refuse(
            503, "store_unavailable", "The budgets of this call cannot be checked at the moment")));
      }
      try {
        return then.apply(answered(grant));
      } catch (RuntimeException | Error e) {
        giveBack(items);
        throw e;
      }
    });
  }

  private CompletionStage<Grant> asked(List<Item> items) {
    try {
      return Deadline.within(
          shared.setup().store().hold(call.id(), items), shared.setup().limits().hold());
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Held answered(Grant grant) {
    return switch (grant.kind()) {
      case GRANTED -> new Held.Yes(Optional.of(((Grant.Granted) grant).receipt()));
      case REFUSED -> new Held.No(noRoom(((Grant.Refused) grant).lacking()));
      case GONE ->
        new Held.No(call.refuse(
            503, "store_unavailable", "The budgets of this call were given back already"));
      case SKEW ->
        new Held.No(
            call.refuse(
                503,
                "clock_skew",
                "The clocks of the gateway and of its store differ too much to find the budget's window"));
    };
  }

  /**
   * Releases a hold until the store acknowledges that: one whose answer is lost may have been granted, one that was granted may
   * not be used. The engine is not quiet before.
   */
  private void giveBack(List<Item> items) {
    UsageStore store = shared.setup().store();
    InFlight inFlight = shared.inFlight();
    inFlight.begin();
    shared
        .persistence()
        .send(call.requestId(), () -> store.release(call.id(), items))
        .thenRun(inFlight::end);
  }

  private Response noRoom(List<Lacking> lacking) {
    List<Reason> never = new ArrayList<>();
    List<Reason> notNow = new ArrayList<>();
    long retryAtMillis = 0;
    for (Lacking each : lacking) {
      (each.neverFits() ? never : notNow).add(reason(each));
      retryAtMillis = Math.max(retryAtMillis, each.window().endMillis());
    }
    if (!never.isEmpty()) {
      never.addAll(notNow);
      return call.refuse(never, OptionalLong.empty());
    }
    long seconds = Math.max(1, Math.floorDiv(retryAtMillis - call.nowMillis() + 999, 1000));
    return call.refuse(notNow, OptionalLong.of(seconds));
  }

  private static Reason reason(Lacking lacking) {
    String budget = lacking.key().budget();
    String unit = lacking.key().unit().word();
    String message = lacking.neverFits()
        ? "This call may need " + lacking.amount() + ' ' + unit + ", more than the whole limit of "
            + lacking.limit() + " of budget \"" + budget + '"'
        : "Budget \"" + budget + "\" has no room for this call: it may need " + lacking.amount()
            + ' ' + unit + ", " + Math.max(0, lacking.limit() - lacking.committed()) + " of "
            + lacking.limit() + " are left";
    return new Reason(
        lacking.key().document(),
        Section.BUDGETS,
        lacking.neverFits() ? "never_fits" : budget,
        lacking.neverFits() ? 403 : 429,
        message,
        Map.of("budget", budget));
  }

  private Response uncounted(BudgetClaim claim) {
    return call.refuse(
        403,
        "uncounted_operation",
        "Budget \"" + claim.key().budget() + "\" counts " + claim.key().unit().word()
            + ", which nobody can tell of this call; it counts as a request only");
  }
}
