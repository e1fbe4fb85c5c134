package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.compile.CheckedBudget;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.logic.Answer;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.policy.Section;
import java.util.Map;

/**
 * Finds budgets that tell accounts apart by what a call need not name: all calls that name none would share one account. Confined to one
 * check.
 */
final class EmptyKeys {

  private static final int MOST_STEPS = 5_000;

  /** What core says may be empty, and in what words. */
  private static final Map<String, String> MAY_BE_EMPTY = Map.of(
      "call.resourceGroup", "name no resource group",
      "call.deployment", "go to no deployment",
      "call.recording", "do not say whether they are recorded",
      "call.serviceTier", "ask for no service tier",
      "call.reasoning.effort", "do not say how much to think");

  private final Meaning meaning;
  private final Findings findings;

  EmptyKeys(Meaning meaning, Findings findings) {
    this.meaning = meaning;
    this.findings = findings;
  }

  void check() {
    for (CheckedBudget budget : meaning.document().budgets()) {
      for (Checked key : budget.per()) {
        String may = MAY_BE_EMPTY.get(key.path().orElse(""));
        if (may != null && mayBeEmpty(budget, key)) {
          findings.warn(
              key.span(),
              Code.EMPTY_KEY,
              key.place(),
              "`" + key.path().orElse("") + "` may be empty: all calls that " + may
                  + " share one account",
              "leave them out in `when`, or deny them");
        }
      }
    }
  }

  private boolean mayBeEmpty(CheckedBudget budget, Checked key) {
    Formula counted = Formula.all(
        Operations.ofEveryCall(),
        meaning.matched(),
        meaning.applies(budget.draft()),
        meaning.isText(key, "").yes());
    for (CheckedRule rule : meaning.document().rules()) {
      if (rule.rule().section() != Section.ON_PASS) {
        counted = Formula.all(counted, meaning.passes(rule));
      }
    }
    return Solver.solve(counted, MOST_STEPS).kind() == Answer.Kind.POSSIBLE;
  }
}
