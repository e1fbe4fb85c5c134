package dev.lictor.call;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How much a model is asked to think before it answers. Immutable.
 *
 * @param budgetTokens the most tokens of thought that the call allows, if it says so
 * @param effort the effort in the provider's word, such as {@code high}; empty if the call does not say
 */
public record Reasoning(OptionalLong budgetTokens, String effort) {

  /** The call does not speak of thought: the model does as it is used to. */
  public static final Reasoning UNSAID = new Reasoning(OptionalLong.empty(), "");

  /** Checks that nothing is null. */
  public Reasoning {
    Objects.requireNonNull(budgetTokens, "budgetTokens");
    Objects.requireNonNull(effort, "effort");
  }
}
