package dev.lictor.call;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One model of a call, with what the caller asked of it: the only one, or an element of a fallback list. Immutable.
 *
 * @param model the model
 * @param outputCapTokens the cap on the tokens of one answer that the caller set, if there is one
 * @param choices how many answers are asked for, at least 1
 * @param retries how often the upstream may try again if it fails, each time at the same price; at least 0
 */
public record Attempt(ModelRef model, OptionalLong outputCapTokens, long choices, long retries) {
  /** Checks the ranges. */
  public Attempt {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(outputCapTokens, "outputCapTokens");
    if (choices < 1) {
      throw new IllegalArgumentException("choices must be at least 1, found " + choices);
    }
    if (retries < 0) {
      throw new IllegalArgumentException("retries must be at least 0, found " + retries);
    }
  }

  /** Makes an attempt that is not tried again. */
  public Attempt(ModelRef model, OptionalLong outputCapTokens, long choices) {
    this(model, outputCapTokens, choices, 0);
  }

  /** Returns this attempt with another model. */
  public Attempt with(ModelRef other) {
    return new Attempt(other, outputCapTokens, choices, retries);
  }
}
