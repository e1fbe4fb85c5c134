package dev.lictor.policy;

/** The sections of a document that can refuse, in the order in which reasons are told. Immutable. */
public enum Section {
  /** Whether the document is about the call at all; only an error here refuses. */
  MATCH("match"),
  /** What must be true. */
  REQUIRE("require"),
  /** What must not be true. */
  DENY("deny"),
  /** What the call must have when it is sent; refuses if it cannot. */
  ENSURE("ensure"),
  /** What must be true of the call as it is sent. */
  ON_PASS("onPass"),
  /** What must have room. */
  BUDGETS("budgets");

  private final String word;

  Section(String word) {
    this.word = word;
  }

  /** Returns the word that policies and records use. */
  public String word() {
    return word;
  }
}
