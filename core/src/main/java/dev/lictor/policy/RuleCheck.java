package dev.lictor.policy;

import org.jspecify.annotations.Nullable;

/** Asks one rule about one call. */
final class RuleCheck {

  private RuleCheck() {}

  /**
   * Returns why the rule refuses, or null if it does not.
   *
   * <p>An error in {@code when} or in the condition refuses, one in {@code unless} exempts nobody. A call that {@code unless}
   * exempts is exempt from errors too: whatever the failing part would have said, the call would pass.
   */
  static @Nullable Reason objection(String document, Rule rule, Evaluation evaluation) {
    if (!rule.on().selects(evaluation.situation().operation())) {
      return null;
    }
    Reason reason = verdict(document, rule, evaluation);
    return reason == null || exempts(rule.unless().orElse(Condition.NEVER), evaluation)
        ? null
        : reason;
  }

  private static @Nullable Reason verdict(String document, Rule rule, Evaluation evaluation) {
    boolean passes;
    try {
      if (!rule.when().holds(evaluation)) {
        return null;
      }
    } catch (RuntimeException failure) {
      return failed(document, rule, "when", failure);
    }
    try {
      passes = rule.that().holds(evaluation) != (rule.section() == Section.DENY);
    } catch (RuntimeException failure) {
      return failed(document, rule, rule.section() == Section.DENY ? "when" : "that", failure);
    }
    return passes ? null : Wording.refused(document, rule, evaluation);
  }

  private static Reason failed(String document, Rule rule, String place, RuntimeException failure) {
    return Wording.failed(
        document,
        rule.section(),
        rule.id(),
        rule.section().word() + " rule \"" + rule.id() + "\": " + place,
        failure);
  }

  /** Returns whether an exception applies; an error grants nothing. */
  static boolean exempts(Condition unless, Evaluation evaluation) {
    try {
      return unless.holds(evaluation);
    } catch (RuntimeException failure) {
      return false;
    }
  }
}
