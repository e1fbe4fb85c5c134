package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.types.CelType;
import dev.lictor.dsl.logic.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells when the conditions in one checked expression are true and when false. Confined to one translation. */
final class Conditions {

  private static final Set<String> CONNECTIVES = Set.of("_&&_", "_||_", "!_");
  private static final Set<String> COMPARISONS =
      Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");
  private static final Set<String> TESTS = Set.of(
      "@in", "contains", "containsAll", "startsWith", "endsWith", "like", "likeAny", "hasValue");

  private final Terms terms;

  Conditions(Terms terms) {
    this.terms = terms;
  }

  /** Returns whether a function makes a condition that is understood here. */
  static boolean knows(String function) {
    return CONNECTIVES.contains(function)
        || COMPARISONS.contains(function)
        || TESTS.contains(function);
  }

  Truth truth(CelExpr expr, Binding binding) {
    if (terms.isTired()) {
      return terms.unknown(expr).asTruth();
    }
    return switch (expr.getKind()) {
      case CALL -> call(expr, binding);
      case COMPREHENSION ->
        Loops.question(expr, terms, binding)
            .orElseGet(() -> terms.opaque(expr, binding).asTruth());
      case SELECT -> select(expr, binding);
      default -> terms.term(expr, binding).asTruth();
    };
  }

  private Truth select(CelExpr expr, Binding binding) {
    Optional<Variable> variable = terms.variable(expr);
    if (variable.isPresent() && !expr.select().testOnly()) {
      Checked defined = variable.get().expression();
      return terms.of(defined).conditions().truth(defined.tree().getExpr(), binding.outside());
    }
    return expr.select().testOnly()
        ? presence(expr, binding)
        : terms.term(expr, binding).asTruth();
  }

  private Truth presence(CelExpr expr, Binding binding) {
    CelExpr owner = expr.select().operand();
    CelType type = terms.type(owner);
    Field<?> field = terms.checked().environment().field(type, expr.select().field());
    if (field == null || Paths.of(owner).equals("variables")) {
      return terms.opaque(expr, binding).asTruth();
    }
    return terms
        .term(owner, binding)
        .ask(value -> terms.mayLack(type, field)
            ? Formula.is(Terms.present(value.key() + '.' + field.name()))
            : Formula.Constant.TRUE);
  }

  private Truth call(CelExpr expr, Binding binding) {
    CelCall call = expr.call();
    String function = call.function();
    if (CONNECTIVES.contains(function) || function.equals("_?_:_")) {
      return connective(call, binding);
    }
    if (COMPARISONS.contains(function)) {
      return compare(function, call.args().get(0), call.args().get(1), binding);
    }
    return TESTS.contains(function)
        ? test(expr, call, binding)
        : terms.term(expr, binding).asTruth();
  }

  private Truth connective(CelCall call, Binding binding) {
    List<Truth> parts = new ArrayList<>();
    call.args().forEach(arg -> parts.add(truth(arg, binding)));
    return switch (call.function()) {
      case "_&&_" -> parts.get(0).and(parts.get(1));
      case "_||_" -> parts.get(0).or(parts.get(1));
      case "!_" -> parts.get(0).not();
      default -> parts.get(0).choose(parts.get(1), parts.get(2));
    };
  }

  private Truth compare(String operator, CelExpr left, CelExpr right, Binding binding) {
    Term one = terms.term(left, binding);
    Term other = terms.term(right, binding);
    return switch (operator) {
      case "_==_" -> one.ask(other, Comparison::equal);
      case "_!=_" -> one.ask(other, Comparison::equal).not();
      case "_<_" -> one.ask(other, (a, b) -> Comparison.less(a, b, /* orEqual= */ false));
      case "_<=_" -> one.ask(other, (a, b) -> Comparison.less(a, b, /* orEqual= */ true));
      case "_>_" -> other.ask(one, (a, b) -> Comparison.less(a, b, /* orEqual= */ false));
      default -> other.ask(one, (a, b) -> Comparison.less(a, b, /* orEqual= */ true));
    };
  }

  private Truth test(CelExpr expr, CelCall call, Binding binding) {
    String function = call.function();
    if (function.equals("hasValue")) {
      return new Optionals(terms)
          .hasValue(call.target().orElseThrow(), binding)
          .orElseGet(() -> terms.opaque(expr, binding).asTruth());
    }
    if (function.equals("@in")) {
      return in(call.args().get(0), call.args().get(1), binding);
    }
    Term target = terms.term(call.target().orElseThrow(), binding);
    Term wanted = terms.term(call.args().get(0), binding);
    if (function.equals("containsAll")) {
      return target.ask(wanted, Comparison::containsAll);
    }
    boolean set = terms.type(call.target().orElseThrow()).equals(CelSet.TYPE);
    return set
        ? wanted.ask(target, Comparison::in)
        : target.ask(wanted, (text, look) -> TextTests.of(function, text, look).orElseThrow());
  }

  private Truth in(CelExpr element, CelExpr group, Binding binding) {
    Term one = terms.term(element, binding);
    if (group.getKind() != CelExpr.ExprKind.Kind.LIST) {
      return one.ask(terms.term(group, binding), Comparison::in);
    }
    List<Formula> yes = new ArrayList<>();
    List<Formula> no = new ArrayList<>();
    for (CelExpr item : group.list().elements()) {
      Truth equal = one.ask(terms.term(item, binding), Comparison::equal);
      yes.add(equal.yes());
      no.add(equal.no());
    }
    return group.list().elements().isEmpty()
        ? one.ask(value -> Formula.Constant.FALSE)
        : new Truth(Formula.any(yes), Formula.all(no));
  }
}
