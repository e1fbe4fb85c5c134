package dev.lictor.policy;

import dev.lictor.budget.Unit;
import dev.lictor.budget.Window;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One budget of a document. Immutable.
 *
 * @param id unique in its document; its books are kept under it
 * @param on which operations are counted
 * @param when which calls are counted
 * @param unless which calls are not
 * @param unit what is counted
 * @param per the values that each have an account of their own; one that is null refuses the call
 * @param limit what an account may have committed in one window, within {@link dev.lictor.budget.Amounts}; one that is null or
 *     out of range refuses the call
 * @param window how long an account lasts
 * @param leansOn as in {@link Rule}
 */
public record BudgetRule(
    String id,
    Selector on,
    Condition when,
    Optional<Condition> unless,
    Unit unit,
    List<Expression<String>> per,
    Expression<Long> limit,
    Window window,
    Set<String> leansOn) {

  /** Checks that nothing is null. */
  public BudgetRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(unless, "unless");
    Objects.requireNonNull(unit, "unit");
    per = List.copyOf(per);
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(window, "window");
    leansOn = Set.copyOf(leansOn);
  }
}
