package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.diagnostic.Findings;

/** Tells what is odd in one document by itself. Not instantiable. */
public final class Lints {

  private Lints() {}

  /** Adds a warning for each condition that is dead, each name that is never used and each account that may be nobody's. */
  public static void check(CheckedDocument document, Findings findings) {
    Meaning meaning = new Meaning(document, Reasoning.Switches.FREE);
    new DeadConditions(meaning, findings).check();
    UnusedNames.check(document, findings);
    new EmptyKeys(meaning, findings).check();
  }
}
