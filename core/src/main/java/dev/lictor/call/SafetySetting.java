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
}
