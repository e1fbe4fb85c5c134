package dev.lictor.dsl.compile;

import dev.lictor.policy.Rule;
import java.util.Objects;

/**
 * A rule with the conditions that it was made of. Immutable.
 *
 * @param rule the rule
 * @param draft its conditions
 */
public record CheckedRule(Rule rule, Draft draft) {
  /** Checks that nothing is null. */
  public CheckedRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(draft, "draft");
  }
}
