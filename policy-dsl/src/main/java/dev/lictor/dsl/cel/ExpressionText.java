package dev.lictor.dsl.cel;

import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.yaml.Scalar;

/**
 * An expression in a file: a scalar, or a hole of one. Immutable.
 *
 * @param scalar the scalar
 * @param start where the expression begins in its value, in code points
 * @param text the expression
 */
public record ExpressionText(Scalar scalar, int start, String text) {

  /** Returns the scalar as one expression. */
  public static ExpressionText of(Scalar scalar) {
    return new ExpressionText(scalar, 0, scalar.value());
  }

  Span span(int from, int to) {
    return scalar.within(start + from, start + to);
  }

  Span span() {
    return span(0, text.codePointCount(0, text.length()));
  }
}
