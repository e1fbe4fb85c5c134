package dev.lictor.budget;

import java.util.Locale;

/** What a budget counts. Immutable. */
public enum Unit {
  /** Tokens, input and output together. */
  TOKENS,
  /** Tokens of the input. */
  INPUT_TOKENS,
  /** Tokens of the output, hidden reasoning included. */
  OUTPUT_TOKENS,
  /** Calls that were sent upstream. */
  REQUESTS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word that policies and records use. */
  public String word() {
    return word;
  }
}
