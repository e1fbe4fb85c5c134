package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.lictor.dsl.logic.Formula;
import java.util.List;
import java.util.Optional;

/** Understands {@code all}, {@code exists} and {@code filter}, as cel-java unfolds them. Not instantiable. */
final class Loops {

  private static final int MOST_CONSTANTS = 100;

  private Loops() {}

  /** Returns when {@code all} or {@code exists} is true and when false. */
  static Optional<Truth> question(CelExpr expr, Terms terms, Binding binding) {
    CelComprehension loop = expr.comprehension();
    boolean every = isConstant(loop.accuInit(), true);
    if (!(every || isConstant(loop.accuInit(), false))
        || !loop.iterVar2().isEmpty()
        || !isName(loop.result(), loop.accuVar())
        || !isCall(loop.loopStep(), every ? "_&&_" : "_||_")
        || !isName(loop.loopStep().call().args().get(0), loop.accuVar())
        || !isCall(loop.loopCondition(), "@not_strictly_false")) {
      return Optional.empty();
    }
    CelExpr body = loop.loopStep().call().args().get(1);
    return over(loop, terms, binding, every, body);
  }

  private static Optional<Truth> over(
      CelComprehension loop, Terms terms, Binding binding, boolean every, CelExpr body) {
    Term range = terms.term(loop.iterRange(), binding);
    Truth truth = new Truth(Formula.Constant.FALSE, Formula.Constant.FALSE);
    for (Term.Case one : range.cases()) {
      Truth here;
      if (one.value() instanceof Value.Items items) {
        here = every(terms, binding, loop.iterVar(), items, body, every);
      } else if (one.value() instanceof Value.Known known
          && known.value() instanceof List<?> constants
          && constants.size() <= MOST_CONSTANTS) {
        here = unfolded(terms, binding, loop.iterVar(), constants, body, every);
      } else {
        return Optional.empty();
      }
      truth = new Truth(
          Formula.any(truth.yes(), Formula.all(one.when(), here.yes())),
          Formula.any(truth.no(), Formula.all(one.when(), here.no())));
    }
    return Optional.of(truth);
  }

  private static Truth every(
      Terms terms,
      Binding binding,
      String variable,
      Value.Items items,
      CelExpr body,
      boolean every) {
    String element = binding.element();
    Truth each = terms
        .conditions()
        .truth(body, binding.with(variable, Term.of(Terms.value(element, items.type())), 1));
    return new Truth(
        new Formula.Of(every, items.path(), element, each.yes()),
        new Formula.Of(!every, items.path(), element, each.no()));
  }

  private static Truth unfolded(
      Terms terms,
      Binding binding,
      String variable,
      List<?> constants,
      CelExpr body,
      boolean every) {
    Truth sum = every ? Truth.ALWAYS : Truth.ALWAYS.not();
    for (Object constant : constants) {
      Truth one = terms.conditions().truth(body, binding.with(variable, Term.known(constant), 0));
      sum = every ? sum.and(one) : sum.or(one);
    }
    return sum;
  }

  /** Returns what {@code filter} leaves of a list. */
  static Optional<Term> selection(CelExpr expr, Terms terms, Binding binding) {
    if (expr.getKind() != Kind.COMPREHENSION) {
      return Optional.empty();
    }
    CelComprehension loop = expr.comprehension();
    if (loop.accuInit().getKind() != Kind.LIST
        || !isName(loop.result(), loop.accuVar())
        || !isConstant(loop.loopCondition(), true)
        || !isCall(loop.loopStep(), "_?_:_")
        || !isName(loop.loopStep().call().args().get(2), loop.accuVar())
        || !adds(loop.loopStep().call().args().get(1), loop)) {
      return Optional.empty();
    }
    Term range = terms.term(loop.iterRange(), binding);
    if (range.cases().size() != 1 || !(range.cases().get(0).value() instanceof Value.Items items)) {
      return Optional.empty();
    }
    String element = binding.element();
    CelType type = items.type();
    Truth kept = terms
        .conditions()
        .truth(
            loop.loopStep().call().args().get(0),
            binding.with(loop.iterVar(), Term.of(Terms.value(element, type)), 1));
    Formula fails = Formula.any(kept.yes(), kept.no()).not();
    return Optional.of(Term.where(
        Formula.all(
            range.cases().get(0).when(), new Formula.Of(false, items.path(), element, fails).not()),
        new Value.Selection(items.path(), element, kept.yes(), terms.nameOf(expr, binding))));
  }

  private static boolean adds(CelExpr expr, CelComprehension loop) {
    return isCall(expr, "_+_")
        && isName(expr.call().args().get(0), loop.accuVar())
        && expr.call().args().get(1).getKind() == Kind.LIST
        && expr.call().args().get(1).list().elements().size() == 1
        && isName(expr.call().args().get(1).list().elements().get(0), loop.iterVar());
  }

  private static boolean isConstant(CelExpr expr, boolean value) {
    return expr.getKind() == Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && expr.constant().booleanValue() == value;
  }

  private static boolean isName(CelExpr expr, String name) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals(name);
  }

  private static boolean isCall(CelExpr expr, String function) {
    return expr.getKind() == Kind.CALL && expr.call().function().equals(function);
  }
}
