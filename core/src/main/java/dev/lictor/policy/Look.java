package dev.lictor.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One look of all documents at one situation. Confined to one call. */
final class Look {

  private final Situation situation;
  private final Reach upTo;
  private final List<Reason> reasons = new ArrayList<>(0);
  private final List<Evaluation> evaluations;
  private final List<Document> matched;
  private boolean open;

  Look(Situation situation, Reach upTo, int documents) {
    this.situation = situation;
    this.upTo = upTo;
    this.evaluations = new ArrayList<>(documents);
    this.matched = new ArrayList<>(documents);
  }

  /** Lets a document speak, if it is about the call. */
  void at(DocumentPlan plan) {
    Document document = plan.document();
    if (!document.on().selects(situation.operation())) {
      return;
    }
    if (document.matchReach().compareTo(upTo) > 0) {
      open = true;
      return;
    }
    Evaluation evaluation = new Evaluation(situation, document.variables());
    try {
      if (!document.match().holds(evaluation)) {
        return;
      }
    } catch (RuntimeException failure) {
      open = true;
      reasons.add(Wording.failed(
          document.name(),
          Section.MATCH,
          "match",
          "match of document \"" + document.name() + '"',
          failure));
      return;
    }
    matched.add(document);
    evaluations.add(evaluation);
    plan.ask(evaluation, upTo, reasons);
  }

  /**
   * Returns why the call is refused, in the order of document, section and id. A call that spends and that no document matches
   * is refused by the engine itself, unless a document may yet turn out to match.
   */
  List<Reason> reasons() {
    if (matched.isEmpty() && !open && situation.operation().kind().spends()) {
      reasons.add(Wording.plain("", Section.MATCH, "ungoverned", "No policy governs this call"));
    }
    return reasons;
  }

  /** Returns what the documents that matched take out of the answer, together. */
  Set<Redact> redact() {
    Set<Redact> redact = EnumSet.noneOf(Redact.class);
    matched.forEach(document -> redact.addAll(document.redact()));
    return redact;
  }

  /** Asks the budgets of the documents that matched. */
  BudgetCheck budgets() {
    BudgetCheck check = new BudgetCheck();
    for (int i = 0; i < matched.size(); i++) {
      Document document = matched.get(i);
      for (BudgetRule budget : document.budgets()) {
        check.ask(document.name(), budget, evaluations.get(i));
      }
    }
    return check;
  }
}
