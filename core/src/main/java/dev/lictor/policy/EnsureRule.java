package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of an {@code ensure} section: what a call gets if it has it not. Immutable.
 *
 * @param id unique in its document
 * @param on which operations the rule is about
 * @param when where it applies
 * @param unless what exempts a call
 * @param possible whether the dialect of the call can express it; where not, the call is refused
 * @param mandate what is mandated
 * @param leansOn as in {@link Rule}
 */
public record EnsureRule(
    String id,
    Selector on,
    Condition when,
    Optional<Condition> unless,
    Condition possible,
    Expression<Mandate> mandate,
    Set<String> leansOn) {

  /** Checks that nothing is null. */
  public EnsureRule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(unless, "unless");
    Objects.requireNonNull(possible, "possible");
    Objects.requireNonNull(mandate, "mandate");
    leansOn = Set.copyOf(leansOn);
  }
}
