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

  /** Returns this attempt with at most so many tokens, choices and retries. */
  public Attempt atMost(OptionalLong tokens, OptionalLong mostChoices, OptionalLong mostRetries) {
    OptionalLong cap = tokens.isPresent() && outputCapTokens.isPresent()
        ? OptionalLong.of(Math.min(tokens.getAsLong(), outputCapTokens.getAsLong()))
        : tokens.isPresent() ? tokens : outputCapTokens;
    return new Attempt(
        model,
        cap,
        Math.min(choices, mostChoices.orElse(choices)),
        Math.min(retries, mostRetries.orElse(retries)));
  }

  /** Returns the most tokens that one answer may have: the cap, and nothing above what the model can give as far as that is known. */
  public long maxOutputTokens() {
    long most = model.entry().isPresent() ? model.entry().get().maxOutputTokens() : Long.MAX_VALUE;
    return Math.min(outputCapTokens.orElse(most), most);
  }

  /** Returns this attempt with another model. */
  public Attempt with(ModelRef other) {
    return new Attempt(other, outputCapTokens, choices, retries);
  }
}
