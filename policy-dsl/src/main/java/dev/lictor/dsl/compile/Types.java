package dev.lictor.dsl.compile;

import dev.lictor.attribute.Attributes;
import java.util.Objects;

/**
 * What types the expressions of policies besides what every policy sees. Immutable.
 *
 * @param team the attributes that the team directory declares
 * @param model the attributes that the model catalogue declares
 */
public record Types(Attributes team, Attributes model) {
  /** Checks that nothing is null. */
  public Types {
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(model, "model");
  }
}
