package dev.lictor.call;

import java.util.Objects;

/**
 * A threshold of Gemini's own safety filters that a call asks for. Immutable.
 *
 * @param category such as {@code HARM_CATEGORY_HATE_SPEECH}
 * @param threshold such as {@code BLOCK_LOW_AND_ABOVE}
 */
public record SafetySetting(String category, String threshold) {
  /** Checks that nothing is null. */
  public SafetySetting {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(threshold, "threshold");
  }

  /**
   * Returns how strict the threshold is: 0 for one that blocks nothing, and for one of which nobody knows what it blocks; 3 for one
   * that blocks from low probability on (Gemini API v1beta, {@code HarmBlockThreshold}).
   */
  public int strictness() {
    return strictness(threshold);
  }

  /** Returns how strict a threshold is, as {@link #strictness()}. */
  public static int strictness(String threshold) {
    return switch (threshold) {
      case "BLOCK_LOW_AND_ABOVE" -> 3;
      case "BLOCK_MEDIUM_AND_ABOVE" -> 2;
      case "BLOCK_ONLY_HIGH" -> 1;
      default -> 0;
    };
  }
}
