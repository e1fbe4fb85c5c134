package dev.lictor.policy;

import java.util.Locale;

/** The sections of a document that can refuse, in the order in which reasons are told. Immutable. */
public enum Section {
  /** Whether the document is about the call at all; only an error here refuses. */
  MATCH,
  /** What must be true. */
  REQUIRE,
  /** What must not be true. */
  DENY,
  /** What must have room. */
  BUDGETS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word that policies and records use. */
  public String word() {
    return word;
  }
}
