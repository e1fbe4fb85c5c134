package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.compile.CheckedBudget;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.compile.Draft;
import dev.lictor.dsl.compile.Exemption;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.policy.Section;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that are never true, or always, where they are asked. What reads nothing of the call is left alone: its author meant
 * it, as a switch or to refuse everything. Confined to one check.
 */
final class DeadConditions {

  private static final int MOST_STEPS = 2_000;

  private final Meaning meaning;
  private final Findings findings;

  DeadConditions(Meaning meaning, Findings findings) {
    this.meaning = meaning;
    this.findings = findings;
  }

  /** What it means for a condition to be dead. */
  private record Verdicts(String never, String always) {}

  private static final Verdicts MATCH =
      new Verdicts("so the document is about no call", "so it narrows nothing");
  private static final Verdicts WHEN =
      new Verdicts("so the rule never applies", "so it narrows nothing");
  private static final Verdicts THAT =
      new Verdicts("so no call passes that the rule is about", "so the rule never refuses");
  private static final Verdicts DENIED =
      new Verdicts("so the rule never refuses", "so every call is refused that the rule is about");
  private static final Verdicts UNLESS =
      new Verdicts("so it exempts nobody", "so the rule is asked of nobody");

  void check() {
    Formula about = Formula.all(
        Operations.ofEveryCall(), Meaning.selected(meaning.document().document().on()));
    for (Checked match : meaning.document().match()) {
      if (!isAlive(about, match, MATCH)) {
        return;
      }
      about = Formula.all(about, meaning.truth(match).yes());
    }
    for (CheckedRule rule : meaning.document().rules()) {
      rule(about, rule.draft(), rule.rule().leansOn(), rule.rule().section());
    }
    for (CheckedEnsure ensure : meaning.document().ensures()) {
      rule(about, ensure.draft(), ensure.rule().leansOn(), Section.ENSURE);
    }
    for (CheckedBudget budget : meaning.document().budgets()) {
      rule(about, budget.draft(), budget.rule().leansOn(), Section.BUDGETS);
    }
  }

  private void rule(Formula about, Draft draft, Set<String> leansOn, Section section) {
    Formula here = Formula.all(about, Meaning.selected(draft.on()), meaning.guarded(leansOn));
    if (Solver.isNever(here, MOST_STEPS)) {
      neverSelected(about, draft);
      return;
    }
    if (draft.when().isPresent() && !isAlive(here, draft.when().get(), WHEN)) {
      return;
    }
    Formula asked = Formula.all(here, meaning.applies(draft));
    draft.that().ifPresent(that -> isAlive(asked, that, section == Section.DENY ? DENIED : THAT));
    Optional<Checked> unless = draft.unless().map(Exemption::that);
    unless.ifPresent(condition -> isAlive(asked, condition, UNLESS));
  }

  private void neverSelected(Formula about, Draft draft) {
    if (Solver.isNever(Formula.all(about, Meaning.selected(draft.on())), MOST_STEPS)) {
      draft
          .source()
          .entry("on")
          .ifPresent(on -> findings.warn(
              on.key().span(),
              Code.NEVER_TRUE,
              on.key().path(),
              "no call that the document is about is selected here, so the rule never applies",
              ""));
    }
  }

  /** Tells of a condition that is dead here; returns whether it can be true. */
  private boolean isAlive(Formula here, Checked condition, Verdicts verdicts) {
    if (readsNothing(condition)) {
      return true;
    }
    if (Solver.isNever(Formula.all(here, meaning.truth(condition).yes()), MOST_STEPS)) {
      // Where it is never asked, that has a finding of its own.
      if (!Solver.isNever(here, MOST_STEPS)) {
        warn(condition, Code.NEVER_TRUE, "this is never true, " + verdicts.never());
      }
      return false;
    }
    if (Solver.isNever(Formula.all(here, meaning.truth(condition).yes().not()), MOST_STEPS)) {
      warn(condition, Code.ALWAYS_TRUE, "this is always true, " + verdicts.always());
    }
    return true;
  }

  private static boolean readsNothing(Checked condition) {
    return condition.reads().stream()
        .allMatch(path -> path.startsWith("params.") || path.startsWith("variables."));
  }

  private void warn(Checked condition, Code code, String message) {
    findings.warn(condition.span(), code, condition.place(), message, "");
  }
}
