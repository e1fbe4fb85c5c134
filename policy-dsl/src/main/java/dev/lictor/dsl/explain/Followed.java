package dev.lictor.dsl.explain;

import dev.lictor.dsl.cel.Trace;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Selector;
import dev.lictor.policy.Situation;
import java.util.Optional;

/** One evaluation that is followed; what cannot be evaluated is empty. Confined to one call. */
final class Followed {

  private final Evaluation evaluation;
  private final Trace trace;

  Followed(Document document, Situation situation) {
    this.evaluation = new Evaluation(situation, document.variables());
    this.trace = Trace.of(evaluation);
  }

  Situation situation() {
    return evaluation.situation();
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Trace trace() {
    return trace;
  }

  Optional<Boolean> holds(Condition condition) {
    try {
      return Optional.of(condition.holds(evaluation));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  <T> Optional<T> value(Expression<T> expression) {
    try {
      return Optional.ofNullable(expression.value(evaluation));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  boolean selects(Selector on) {
    return on.selects(situation().operation());
  }

  /** Returns whether an exception applies; what cannot be evaluated exempts nobody. */
  boolean exempts(Optional<Condition> unless) {
    return unless.flatMap(this::holds).orElse(false);
  }

  /** Returns why a rule says nothing of the call, or that it has nothing against the call so far. */
  Verdict applies(Selector on, Condition when, Optional<Condition> unless) {
    if (!selects(on)) {
      return Verdict.NOT_ABOUT;
    }
    Optional<Boolean> applies = holds(when);
    if (applies.isPresent() && !applies.get()) {
      return Verdict.DOES_NOT_APPLY;
    }
    if (exempts(unless)) {
      return Verdict.EXEMPTS;
    }
    return applies.isPresent() ? Verdict.PASSES : Verdict.FAILS;
  }
}
