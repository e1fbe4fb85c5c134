package dev.lictor.dsl.compile;

import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.EnsureRule;
import java.util.Objects;
import java.util.Set;

/**
 * An {@code ensure} rule with the conditions that it was made of. Immutable.
 *
 * @param rule the rule
 * @param draft its conditions
 * @param mandate what it mandates, but for caps that depend on the call
 * @param aspects all that it mandates
 */
public record CheckedEnsure(EnsureRule rule, Draft draft, Mandate mandate, Set<Aspect> aspects) {
  /** Copies the set. */
  public CheckedEnsure {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(mandate, "mandate");
    aspects = Set.copyOf(aspects);
  }

  /** Returns whether it mandates the same of every call. */
  public boolean isFixed() {
    return mandate.aspects().equals(aspects);
  }
}
