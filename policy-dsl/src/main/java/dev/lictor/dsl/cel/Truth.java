package dev.lictor.dsl.cel;

import dev.lictor.dsl.logic.Formula;
import java.util.Objects;

/**
 * When a condition is true and when it is false; where it is neither, it fails. Immutable.
 *
 * @param yes where it is true
 * @param no where it is false
 */
public record Truth(Formula yes, Formula no) {

  /** What is always true. */
  public static final Truth ALWAYS = new Truth(Formula.Constant.TRUE, Formula.Constant.FALSE);

  /** Checks that nothing is null. */
  public Truth {
    Objects.requireNonNull(yes, "yes");
    Objects.requireNonNull(no, "no");
  }

  /** Returns what never fails. */
  static Truth exactly(Formula formula) {
    return new Truth(formula, formula.not());
  }

  Truth and(Truth other) {
    return new Truth(Formula.all(yes, other.yes), Formula.any(no, other.no));
  }

  Truth or(Truth other) {
    return new Truth(Formula.any(yes, other.yes), Formula.all(no, other.no));
  }

  Truth not() {
    return new Truth(no, yes);
  }

  /** Returns the one where this is true, and the other where it is false. */
  Truth choose(Truth one, Truth other) {
    return new Truth(
        Formula.any(Formula.all(yes, one.yes), Formula.all(no, other.yes)),
        Formula.any(Formula.all(yes, one.no), Formula.all(no, other.no)));
  }
}
