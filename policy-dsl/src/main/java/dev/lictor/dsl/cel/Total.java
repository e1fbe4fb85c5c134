package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.Set;

/** Which parts of expressions cannot fail, unless they are evaluated for too long. Not instantiable. */
final class Total {

  private static final Set<String> FUNCTIONS = Set.of(
      "_&&_",
      "_||_",
      "!_",
      "_?_:_",
      "@not_strictly_false",
      "_==_",
      "_!=_",
      "_<_",
      "_<=_",
      "_>_",
      "_>=_",
      "@in",
      "size",
      "list",
      "contains",
      "containsAll",
      "startsWith",
      "endsWith",
      "like",
      "likeAny",
      "matches",
      "lowerAscii",
      "upperAscii",
      "trim",
      "_?._",
      "hasValue",
      "orValue",
      "optional.of",
      "optional.none");

  private Total() {}

  /** Returns whether the function cannot fail. */
  static boolean function(String name) {
    return FUNCTIONS.contains(name);
  }

  /** Returns whether no function in it can fail, and no variable of the document is in it; what it reads may still be absent. */
  static boolean is(CelExpr expr, Checked checked) {
    return switch (expr.getKind()) {
      case CONSTANT, IDENT -> true;
      case SELECT ->
        !Paths.of(expr.select().operand()).equals("variables")
            && is(expr.select().operand(), checked);
      case CALL ->
        (function(expr.call().function()) || joinsLists(expr, checked))
            && expr.call().target().map(target -> is(target, checked)).orElse(true)
            && expr.call().args().stream().allMatch(arg -> is(arg, checked));
      case LIST -> expr.list().elements().stream().allMatch(item -> is(item, checked));
      case COMPREHENSION ->
        is(expr.comprehension().iterRange(), checked)
            && is(expr.comprehension().accuInit(), checked)
            && is(expr.comprehension().loopCondition(), checked)
            && is(expr.comprehension().loopStep(), checked)
            && is(expr.comprehension().result(), checked);
      default -> false;
    };
  }

  private static boolean joinsLists(CelExpr expr, Checked checked) {
    return expr.call().function().equals("_+_")
        && checked.tree().getTypeOrThrow(expr.id()).kind() == CelKind.LIST;
  }
}
