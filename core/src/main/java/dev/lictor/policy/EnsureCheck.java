package dev.lictor.policy;

import java.util.List;

/** Asks one {@code ensure} rule about one call. Not instantiable. */
final class EnsureCheck {

  private EnsureCheck() {}

  /**
   * Adds what the rule mandates, or why it refuses. An error in {@code when} or in what is mandated refuses, one in {@code unless}
   * exempts nobody.
   */
  static void ask(
      String document,
      EnsureRule rule,
      Evaluation evaluation,
      List<Imposed> imposed,
      List<Reason> reasons) {
    if (!rule.on().selects(evaluation.situation().operation())) {
      return;
    }
    String place = "when";
    Reason problem;
    try {
      if (!rule.when().holds(evaluation)) {
        return;
      }
      place = "what is mandated";
      if (rule.possible().holds(evaluation)) {
        Imposed found = new Imposed(document, rule.id(), rule.mandate().value(evaluation));
        if (!exempts(rule, evaluation)) {
          imposed.add(found);
        }
        return;
      }
      problem = Wording.plain(
          document,
          Section.ENSURE,
          rule.id(),
          "ensure rule \"" + rule.id() + "\": a call of "
              + evaluation.situation().operation().dialect() + " cannot have what is mandated");
    } catch (RuntimeException failure) {
      problem = Wording.failed(
          document,
          Section.ENSURE,
          rule.id(),
          "ensure rule \"" + rule.id() + "\": " + place,
          failure);
    }
    if (!exempts(rule, evaluation)) {
      reasons.add(problem);
    }
  }

  private static boolean exempts(EnsureRule rule, Evaluation evaluation) {
    return RuleCheck.exempts(rule.unless().orElse(Condition.NEVER), evaluation);
  }
}
