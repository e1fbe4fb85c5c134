package dev.lictor.dsl.explain;

import java.util.Locale;

/** What a rule or budget came to. Immutable. */
public enum Verdict {
  /** It has nothing against the call. */
  PASSES("passes"),
  /** It refuses the call. */
  REFUSES("refuses"),
  /** It could not be evaluated, and refuses the call for that. */
  FAILS("fails, which refuses"),
  /** It is about other operations. */
  NOT_ABOUT("is about other operations"),
  /** Its {@code when} is false. */
  DOES_NOT_APPLY("does not apply"),
  /** It would refuse, but its {@code unless} holds. */
  EXEMPTS("exempts"),
  /** A guard that it leans on refuses. */
  SKIPPED("is skipped"),
  /** What it mandates is not what the call asks for: the call gets it. */
  EDITS("edits"),
  /** What it mandates the call has already. */
  IS_MET("is met already"),
  /** It counts the call. */
  COUNTS("counts");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** Returns it in words that follow the name of a rule. */
  public String words() {
    return words;
  }

  /** Returns whether it refuses the call. */
  public boolean refuses() {
    return this == REFUSES || this == FAILS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
