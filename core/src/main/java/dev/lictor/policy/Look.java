package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One look of documents at one situation. Confined to one call. */
final class Look {

  private static final Comparator<Reason> ORDER = Comparator.comparing(Reason::document)
      .thenComparing(Reason::section)
      .thenComparing(Reason::id);

  private final Situation situation;
  private final Reach upTo;
  private final List<Reason> reasons = new ArrayList<>(0);
  private final List<Imposed> imposed = new ArrayList<>(0);
  private final List<DocumentPlan> matched;
  private final List<Evaluation> evaluations;
  private boolean governed;
  private boolean open;

  Look(Situation situation, Reach upTo, int documents) {
    this.situation = situation;
    this.upTo = upTo;
    this.evaluations = new ArrayList<>(documents);
    this.matched = new ArrayList<>(documents);
  }

  /** Lets a document speak, if it decides this call. */
  void at(DocumentPlan plan) {
    if (!plan.document().rollout().isShadow()) {
      at(plan, /* deciding= */ true);
    }
  }

  /** Lets a document speak, if it matches the call and only records what it thinks of it. */
  void shadowing(DocumentPlan plan) {
    if (!plan.document().rollout().isWhole()) {
      at(plan, /* deciding= */ false);
    }
  }

  private void at(DocumentPlan plan, boolean deciding) {
    Document document = plan.document();
    if (!document.on().selects(situation.operation())) {
      return;
    }
    if (document.matchReach().compareTo(upTo) > 0) {
      open |= document.governs();
      return;
    }
    Evaluation evaluation = new Evaluation(situation, document.variables());
    try {
      if (!document.match().holds(evaluation)) {
        return;
      }
    } catch (RuntimeException failure) {
      open |= document.governs();
      if (deciding == !document.rollout().isShadow()) {
        reasons.add(Wording.failed(
            document.name(),
            Section.MATCH,
            "match",
            "match of document \"" + document.name() + '"',
            failure));
      }
      return;
    }
    if (document.rollout().enforces(document.name(), evaluation) != deciding) {
      return;
    }
    governed |= document.governs();
    matched.add(plan);
    evaluations.add(evaluation);
    int before = reasons.size();
    plan.ask(evaluation, upTo, /* onPass= */ false, reasons);
    // A rule may lean on a guard: where one objects, its reason stands for what leans on it.
    if (upTo == Reach.BODY && reasons.size() == before) {
      for (EnsureRule rule : document.ensures()) {
        EnsureCheck.ask(document.name(), rule, evaluation, imposed, reasons);
      }
    }
  }

  /** Returns whether a document matched, or failed to tell whether it does. */
  boolean spoke() {
    return !matched.isEmpty() || !reasons.isEmpty();
  }

  /** Returns why the documents object, in the order of document, section and id. */
  List<Reason> objections() {
    List<Reason> all = new ArrayList<>(reasons);
    all.sort(ORDER);
    return all;
  }

  /**
   * Returns why the call is refused, in the order of document, section and id. A call that spends and that no document governs is
   * refused by the engine itself, unless one may yet turn out to.
   */
  List<Reason> reasons() {
    List<Reason> all = objections();
    if (!governed && !open && situation.operation().kind().spends()) {
      all.add(0, Wording.plain("", Section.MATCH, "ungoverned", "No policy governs this call"));
    }
    return all;
  }

  /** Returns why the documents object to the call as it will be sent, in the order of document, section and id. */
  List<Reason> reasonsOnPass() {
    List<Reason> all = new ArrayList<>(0);
    for (int i = 0; i < matched.size(); i++) {
      matched.get(i).ask(evaluations.get(i), upTo, /* onPass= */ true, all);
    }
    all.sort(ORDER);
    return all;
  }

  /** Returns what the documents mandate together. */
  Mandate mandate() {
    Mandate all = Mandate.NONE;
    for (int i = 0; i < imposed.size(); i++) {
      all = i == 0 ? imposed.get(0).mandate() : all.and(imposed.get(i).mandate());
    }
    return all;
  }

  /** Returns which rule mandates what, in the order of document and id. */
  List<Imposed> imposed() {
    return imposed;
  }

  /** Returns what the documents that matched take out of the answer, together. */
  Set<Redact> redact() {
    Set<Redact> redact = EnumSet.noneOf(Redact.class);
    matched.forEach(plan -> redact.addAll(plan.document().redact()));
    return redact;
  }

  /** Asks the budgets of the documents that matched. */
  BudgetCheck budgets() {
    BudgetCheck check = new BudgetCheck();
    for (int i = 0; i < matched.size(); i++) {
      Document document = matched.get(i).document();
      for (BudgetRule budget : document.budgets()) {
        check.ask(document.name(), budget, evaluations.get(i));
      }
    }
    return check;
  }
}
