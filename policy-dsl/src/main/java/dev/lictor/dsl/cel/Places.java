package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.lictor.dsl.diagnostic.Span;

/** Where a part of an expression stands: at its identifier, not at the dot or bracket that cel-java names. */
final class Places {

  private Places() {}

  static Span of(ExpressionText text, CelAbstractSyntaxTree tree, CelExpr expr) {
    int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    if (expr.getKind() == Kind.SELECT) {
      return field(text, offset);
    }
    if (expr.getKind() == Kind.CALL || expr.getKind() == Kind.COMPREHENSION) {
      return call(text, offset);
    }
    return word(text, offset);
  }

  /** Returns the name of the field behind the dot at the offset. */
  static Span field(ExpressionText text, int dot) {
    int[] points = text.text().codePoints().toArray();
    int at = dot;
    while (at < points.length && !name(points[at])) {
      at++;
    }
    return at < points.length ? word(text, at) : word(text, dot);
  }

  /** Returns the name of the function in front of the bracket at the offset, or what stands there. */
  static Span call(ExpressionText text, int offset) {
    int[] points = text.text().codePoints().toArray();
    if (offset >= points.length || points[offset] != '(') {
      return word(text, offset);
    }
    int end = offset;
    while (end > 0 && points[end - 1] <= ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && name(points[start - 1])) {
      start--;
    }
    return start < end ? text.span(start, end) : word(text, offset);
  }

  /** Returns the name, the operator or the one character at the offset. */
  static Span word(ExpressionText text, int offset) {
    int[] points = text.text().codePoints().toArray();
    int start = Math.min(offset, Math.max(0, points.length - 1));
    int end = start;
    while (end < points.length && name(points[end])) {
      end++;
    }
    if (end == start && end < points.length) {
      boolean operator = "=!<>&|".indexOf(points[end++]) >= 0;
      if (operator && end < points.length && "=&|".indexOf(points[end]) >= 0) {
        end++;
      }
    }
    return text.span(start, end);
  }

  private static boolean name(int c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
