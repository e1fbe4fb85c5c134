package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;

/** The path that a chain of fields names, such as {@code caller.team.name}; empty if it does not start at a name. */
final class Paths {

  private Paths() {}

  static String of(CelExpr expr) {
    if (expr.getKind() == Kind.IDENT) {
      return expr.ident().name();
    }
    if (expr.getKind() == Kind.SELECT) {
      return join(of(expr.select().operand()), expr.select().field());
    }
    return "";
  }

  /** Returns the path of {@code a.?b}. */
  static String ofOptional(CelExpr expr) {
    if (expr.getKind() != Kind.CALL || !expr.call().function().equals("_?._")) {
      return "";
    }
    CelExpr field = expr.call().args().get(1);
    return field.getKind() == Kind.CONSTANT
            && field.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? join(of(expr.call().args().get(0)), field.constant().stringValue())
        : "";
  }

  private static String join(String owner, String field) {
    return owner.isEmpty() ? "" : owner + '.' + field;
  }
}
