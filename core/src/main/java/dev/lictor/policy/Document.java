package dev.lictor.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One policy document, compiled. Immutable.
 *
 * @param name unique in its policy, not empty
 * @param on which operations it is about
 * @param match which calls it is about
 * @param matchReach how much of the call {@code match} must see
 * @param rules its {@code require} and {@code deny} rules; their order does not matter
 * @param budgets its budgets; their order does not matter
 * @param redact what it takes out of the answers of the calls that it is about
 * @param variables how many slots its variables need, see {@link Evaluation}
 */
public record Document(
    String name,
    Selector on,
    Condition match,
    Reach matchReach,
    List<Rule> rules,
    List<BudgetRule> budgets,
    Set<Redact> redact,
    int variables) {

  /** Makes a document that takes nothing out of answers. */
  public Document(
      String name,
      Selector on,
      Condition match,
      Reach matchReach,
      List<Rule> rules,
      List<BudgetRule> budgets,
      int variables) {
    this(name, on, match, matchReach, rules, budgets, Set.of(), variables);
  }

  /** Sorts the rules by section and id, so that no order of writing can matter. */
  public Document {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(matchReach, "matchReach");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a document must have a name");
    }
    if (variables < 0) {
      throw new IllegalArgumentException("document \"" + name
          + "\": the number of variables must be at least 0, found " + variables);
    }
    rules = rules.stream()
        .sorted(Comparator.comparing(Rule::section).thenComparing(Rule::id))
        .toList();
    redact = Set.copyOf(redact);
    budgets = budgets.stream().sorted(Comparator.comparing(BudgetRule::id)).toList();
    for (int i = 1; i < rules.size(); i++) {
      if (rules.get(i).section() == rules.get(i - 1).section()
          && rules.get(i).id().equals(rules.get(i - 1).id())) {
        throw new IllegalArgumentException("document \"" + name + "\" has two rules with the id \""
            + rules.get(i).id() + '"');
      }
    }
    for (int i = 1; i < budgets.size(); i++) {
      if (budgets.get(i).id().equals(budgets.get(i - 1).id())) {
        throw new IllegalArgumentException("document \"" + name
            + "\" has two budgets with the id \"" + budgets.get(i).id() + '"');
      }
    }
  }
}
