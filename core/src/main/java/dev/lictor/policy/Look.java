package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private Look(Situation situation, Reach upTo, int documents) {
    this.situation = situation;
    this.upTo = upTo;
    this.evaluations = new ArrayList<>(documents);
    this.matched = new ArrayList<>(documents);
  }

  /** Looks as all documents that decide, in their order. */
  static Look of(List<DocumentPlan> plans, Situation situation, Reach upTo) {
    Look look = new Look(situation, upTo, plans.size());
    for (int i = 0; i < plans.size(); i++) {
      look.at(plans.get(i));
    }
    return look;
  }

  /** Lets a document speak, if it is about this call and decides it. */
  private void at(DocumentPlan plan) {
    Document document = plan.document();
    if (document.rollout().isShadow() || !document.on().selects(situation.operation())) {
      return;
    }
    if (document.matchReach().compareTo(upTo) > 0) {
      open |= document.governs();
      return;
    }
    Evaluation evaluation = new Evaluation(situation, document.variables());
    @Nullable RuntimeException failed = null;
    try {
      if (!document.match().holds(evaluation)) {
        return;
      }
    } catch (RuntimeException failure) {
      failed = failure;
    }
    if (!document.rollout().enforces(document.name(), evaluation)) {
      return;
    }
    if (failed == null) {
      ask(plan, evaluation);
    } else {
      open |= document.governs();
      String place = "match of document \"" + document.name() + '"';
      reasons.add(Wording.failed(document.name(), Section.MATCH, "match", place, failed));
    }
  }

  private void ask(DocumentPlan plan, Evaluation evaluation) {
    governed |= plan.document().governs();
    matched.add(plan);
    evaluations.add(evaluation);
    DocumentPlan.State[] states = plan.ask(evaluation, upTo, /* onPass= */ false, reasons);
    if (upTo == Reach.BODY) {
      plan.askEnsures(states, evaluation, imposed, reasons);
    }
  }

  /** Returns whether a document was about the call, or failed to tell whether it is. */
  boolean heard(Document document) {
    return matched.stream().anyMatch(plan -> plan.document().equals(document))
        || reasons.stream().anyMatch(reason -> reason.document().equals(document.name()));
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
