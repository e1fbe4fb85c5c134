package dev.lictor.policy;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.BudgetKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the budgets of one document about one call, and collects what they claim or why they cannot. */
final class BudgetCheck {

  private final List<BudgetClaim> claims = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>(0);

  /** Returns the claims; two on one account count once, with the smaller limit. */
  List<BudgetClaim> claims() {
    return claims;
  }

  List<Reason> reasons() {
    return reasons;
  }

  /** Asks one budget. */
  void ask(String document, BudgetRule budget, Evaluation evaluation) {
    if (!budget.on().selects(evaluation.situation().operation())) {
      return;
    }
    String place = "when";
    Reason problem = null;
    try {
      if (!budget.when().holds(evaluation)) {
        return;
      }
      place = "per";
      List<String> per = per(budget, evaluation);
      place = "limit";
      Long limit = per == null ? null : budget.limit().value(evaluation);
      if (per != null && limit != null && Amounts.inRange(limit)) {
        exemptOrClaim(document, budget, evaluation, per, limit);
        return;
      }
      problem = Wording.plain(
          document, Section.BUDGETS, budget.id(), lacking(budget, per == null, limit));
    } catch (RuntimeException failure) {
      problem = Wording.failed(
          document,
          Section.BUDGETS,
          budget.id(),
          "budget \"" + budget.id() + "\": " + place,
          failure);
    }
    if (!isExempt(budget, evaluation)) {
      reasons.add(problem);
    }
  }

  private void exemptOrClaim(
      String document, BudgetRule budget, Evaluation evaluation, List<String> per, long limit) {
    if (!isExempt(budget, evaluation)) {
      add(new BudgetClaim(
          new BudgetKey(document, budget.id(), budget.unit(), per), limit, budget.window()));
    }
  }

  private static boolean isExempt(BudgetRule budget, Evaluation evaluation) {
    return RuleCheck.exempts(budget.unless().orElse(Condition.NEVER), evaluation);
  }

  private static @Nullable List<String> per(BudgetRule budget, Evaluation evaluation) {
    List<Expression<String>> expressions = budget.per();
    List<String> values = new ArrayList<>(expressions.size());
    for (int i = 0; i < expressions.size(); i++) {
      String value = expressions.get(i).value(evaluation);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private static String lacking(BudgetRule budget, boolean noAccount, @Nullable Long limit) {
    String name = "budget \"" + budget.id() + "\": ";
    if (noAccount) {
      return name + "per has no value for this call";
    }
    return limit == null
        ? name + "limit has no value for this call"
        : name + "limit must be within 0 and 2^53-1, found " + limit;
  }

  private void add(BudgetClaim claim) {
    for (int i = 0; i < claims.size(); i++) {
      if (claims.get(i).key().equals(claim.key())) {
        if (claim.limit() < claims.get(i).limit()) {
          claims.set(i, claim);
        }
        return;
      }
    }
    claims.add(claim);
  }
}
