package dev.lictor.policy;

import java.util.Locale;

/** What a policy takes out of answers, in the words that policies use. Immutable. */
public enum Redact {
  /** What the modules of orchestration tell of their work: texts before they were filtered, or after they were unmasked. */
  INTERMEDIATE_RESULTS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word that policies use. */
  public String word() {
    return word;
  }
}
