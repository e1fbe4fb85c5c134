package dev.lictor.policy;

import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks the documents that only record what would have happened if they decided: each for itself, beside those that do decide. Confined
 * to one call.
 */
final class Shadowing {

  private final List<DocumentPlan> plans;
  private final Situation asked;
  private final Decision decision;
  private final List<ShadowOutcome> outcomes = new ArrayList<>(0);
  private final List<BudgetClaim> claims = new ArrayList<>(0);

  /** @param decision what was decided without them */
  Shadowing(List<DocumentPlan> plans, Situation asked, Decision decision) {
    this.plans = plans;
    this.asked = asked;
    this.decision = decision;
  }

  /** Returns the decision with what they say, and with the books that they keep. */
  Decision recorded() {
    for (DocumentPlan plan : plans) {
      if (onlyRecords(plan.document())) {
        ask(plan);
      }
    }
    if (decision instanceof Decision.Permit yes) {
      List<BudgetClaim> all = new ArrayList<>(yes.claims());
      all.addAll(claims);
      return new Decision.Permit(all, yes.redact(), yes.mandate(), outcomes);
    }
    return new Decision.Refuse(((Decision.Refuse) decision).reasons(), outcomes);
  }

  private boolean onlyRecords(Document document) {
    Rollout rollout = document.rollout();
    return !rollout.isWhole()
        && !rollout.enforces(document.name(), new Evaluation(asked, document.variables()));
  }

  private void ask(DocumentPlan plan) {
    Document document = plan.enforced().document();
    Look alone = Look.of(List.of(plan.enforced()), asked, Reach.BODY);
    boolean sentAsAsked =
        decision instanceof Decision.Permit yes && yes.mandate().isEmpty();
    if (!alone.objections().isEmpty()) {
      record(document, alone.objections(), Set.of(), List.of());
    } else if (!sentAsAsked || !missing(alone, document).isEmpty()) {
      askBesides(plan);
    } else if (alone.heard(document)) {
      List<Reason> reasons = alone.reasonsOnPass();
      BudgetCheck budgets = alone.budgets();
      record(document, reasons.isEmpty() ? budgets.reasons() : reasons, Set.of(), budgets.claims());
    }
  }

  /** Decides the call once more, as if the document did. */
  private void askBesides(DocumentPlan plan) {
    Document document = plan.enforced().document();
    List<DocumentPlan> all = new ArrayList<>(plans);
    all.set(plans.indexOf(plan), plan.enforced());
    List<Look> looks = new ArrayList<>(2);
    Function<Situation, Look> looking = situation -> {
      looks.add(Look.of(all, situation, Reach.BODY));
      return looks.get(looks.size() - 1);
    };
    Decision then = new Deciding(asked, looking, Editor.OF_FACTS).decide();
    if (looks.stream().noneMatch(look -> look.heard(document))) {
      return;
    }
    if (then instanceof Decision.Permit yes) {
      Set<Aspect> edits = EnumSet.noneOf(Aspect.class);
      looks.forEach(look -> edits.addAll(missing(look, document)));
      record(document, List.of(), edits, claims(yes, document));
    } else {
      record(document, reasons((Decision.Refuse) then, document), Set.of(), List.of());
    }
  }

  /** Returns why the document refuses, be it with the rules of others, where these alone do not. */
  private List<Reason> reasons(Decision.Refuse then, Document document) {
    List<Reason> reasons = new ArrayList<>(then.reasons());
    if (decision.kind() == Decision.Kind.REFUSE) {
      reasons.removeIf(reason -> !reason.document().equals(document.name()));
    }
    return reasons;
  }

  private static List<BudgetClaim> claims(Decision.Permit then, Document document) {
    return then.claims().stream()
        .filter(claim -> claim.key().document().equals(document.name()))
        .toList();
  }

  private void record(
      Document document, List<Reason> reasons, Set<Aspect> edits, List<BudgetClaim> budgets) {
    outcomes.add(new ShadowOutcome(document.name(), reasons, edits));
    if (reasons.isEmpty()) {
      budgets.forEach(claim -> claims.add(claim.asShadow()));
    }
  }

  private Set<Aspect> missing(Look look, Document document) {
    Set<Aspect> missing = EnumSet.noneOf(Aspect.class);
    for (Imposed imposed : look.imposed()) {
      if (imposed.document().equals(document.name())) {
        Mandate unmet = imposed.mandate().unmetBy(asked.body());
        missing.addAll(unmet.aspects());
      }
    }
    return missing;
  }
}
