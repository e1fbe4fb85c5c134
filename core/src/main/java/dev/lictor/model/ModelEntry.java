package dev.lictor.model;

import java.util.Map;
import java.util.Objects;

/**
 * What is known about one model. Immutable.
 *
 * @param name the name by which callers ask for it, compared exactly
 * @param provider who makes it, such as {@code openai}
 * @param contextLengthTokens the most tokens that input and output may take together, at least 1
 * @param maxOutputTokens the most tokens that one answer may have, at least 0 (an embedding model has none)
 * @param attributes further typed attributes: {@code String}, {@code Long}, {@code Boolean} or a {@code Set} of strings
 */
public record ModelEntry(
    String name,
    String provider,
    long contextLengthTokens,
    long maxOutputTokens,
    Map<String, Object> attributes) {

  /** Checks the ranges. */
  public ModelEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(provider, "provider");
    if (contextLengthTokens < 1) {
      throw new IllegalArgumentException(
          "model " + name + ": context length must be at least 1, found " + contextLengthTokens);
    }
    if (maxOutputTokens < 0) {
      throw new IllegalArgumentException(
          "model " + name + ": maximum output must be at least 0, found " + maxOutputTokens);
    }
    attributes = Map.copyOf(attributes);
  }
}
