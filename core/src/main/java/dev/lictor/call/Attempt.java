package dev.lictor.call;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One model of a call, with what the caller asked of it: the only one, or an element of a fallback list. Immutable.
 *
 * @param model the model
 * @param outputCapTokens the cap on the tokens of one answer that the caller set, if there is one
 * @param choices how many answers are asked for, at least 1
 */
public record Attempt(ModelRef model, OptionalLong outputCapTokens, long choices) {
  /** Checks the ranges. */
  public Attempt {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(outputCapTokens, "outputCapTokens");
    if (choices < 1) {
      throw new IllegalArgumentException("choices must be at least 1, found " + choices);
    }
  }
}
