package dev.lictor.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document's look at one situation: the situation, and what the document's variables have come to so far. Confined to one
 * call.
 */
public final class Evaluation {

  private final Situation situation;
  private final @Nullable Object[] remembered;

  /**
   * Makes an evaluation in which nothing is remembered yet.
   *
   * @param variables how many slots the document's variables need, at least 0
   */
  public Evaluation(Situation situation, int variables) {
    this.situation = Objects.requireNonNull(situation, "situation");
    this.remembered = new @Nullable Object[variables];
  }

  /** Returns what the rules see. */
  public Situation situation() {
    return situation;
  }

  /** Returns what was remembered in the slot, or null. */
  public @Nullable Object remembered(int slot) {
    return remembered[slot];
  }

  /** Remembers a value, or an error, in the slot. */
  public void remember(int slot, Object value) {
    remembered[slot] = value;
  }
}
