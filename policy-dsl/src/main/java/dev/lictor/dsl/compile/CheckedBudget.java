package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.policy.BudgetRule;
import java.util.List;
import java.util.Objects;

/**
 * A budget with the expressions that it was made of. Immutable.
 *
 * @param rule the budget
 * @param draft its conditions
 * @param per what tells its accounts apart
 */
public record CheckedBudget(BudgetRule rule, Draft draft, List<Checked> per) {
  /** Copies the list. */
  public CheckedBudget {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(draft, "draft");
    per = List.copyOf(per);
  }
}
