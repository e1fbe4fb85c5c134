package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.List;

/** Asks the documents that only record. Not instantiable. */
final class Shadowing {

  private Shadowing() {}

  /** What they say, and the books that they keep. */
  record Shadows(List<ShadowOutcome> outcomes, List<BudgetClaim> claims) {
    static final Shadows NONE = new Shadows(List.of(), List.of());
  }

  static Shadows of(List<DocumentPlan> plans, Situation asked) {
    List<ShadowOutcome> outcomes = new ArrayList<>(0);
    List<BudgetClaim> claims = new ArrayList<>(0);
    for (int i = 0; i < plans.size(); i++) {
      if (!plans.get(i).document().rollout().isWhole()) {
        ask(plans.get(i), asked, outcomes, claims);
      }
    }
    return new Shadows(outcomes, claims);
  }

  private static void ask(
      DocumentPlan plan, Situation asked, List<ShadowOutcome> outcomes, List<BudgetClaim> claims) {
    Look look = look(plan, asked);
    if (!look.spoke()) {
      return;
    }
    List<Reason> reasons = new ArrayList<>(look.objections());
    Mandate mandate = look.mandate();
    Mandate unmet = asked.facts() == null ? Mandate.NONE : mandate.unmetBy(asked.body());
    Look sent = unmet.isEmpty() ? look : look(plan, asked.with(mandate.on(asked.body())));
    if (reasons.isEmpty()) {
      reasons.addAll(sent.reasonsOnPass());
      BudgetCheck budgets = sent.budgets();
      reasons.addAll(budgets.reasons());
      budgets.claims().forEach(claim -> claims.add(claim.asShadow()));
    }
    outcomes.add(new ShadowOutcome(plan.document().name(), reasons, unmet.aspects()));
  }

  private static Look look(DocumentPlan plan, Situation situation) {
    Look look = new Look(situation, Reach.BODY, 1);
    look.shadowing(plan);
    return look;
  }
}
