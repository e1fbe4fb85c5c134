package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.lictor.dsl.logic.Formula;
import java.util.Optional;

/** Understands {@code a.?b} with {@code orValue} and {@code hasValue}. Confined to one translation. */
final class Optionals {

  private final Terms terms;

  Optionals(Terms terms) {
    this.terms = terms;
  }

  /**
   * What may be there.
   *
   * @param owner where it can be asked for without a failure
   * @param present where it is there
   * @param value what it is then
   * @param type its type
   */
  private record Maybe(Formula owner, Formula present, Value value, CelType type) {}

  /** Returns what {@code x.orValue(y)} comes to. */
  Optional<Term> orValue(CelExpr expr, Binding binding) {
    if (!expr.call().function().equals("orValue") || expr.call().target().isEmpty()) {
      return Optional.empty();
    }
    return maybe(expr.call().target().get(), binding).map(maybe -> {
      Term there = Term.where(Formula.all(maybe.owner(), maybe.present()), maybe.value());
      Term otherwise = terms
          .term(expr.call().args().get(0), binding)
          .where(Formula.all(maybe.owner(), maybe.present().not()));
      return there.and(otherwise);
    });
  }

  /** Returns when {@code x.hasValue()} is true and when false. */
  Optional<Truth> hasValue(CelExpr target, Binding binding) {
    return maybe(target, binding)
        .map(maybe -> new Truth(
            Formula.all(maybe.owner(), maybe.present()),
            Formula.all(maybe.owner(), maybe.present().not())));
  }

  private Optional<Maybe> maybe(CelExpr expr, Binding binding) {
    if (expr.getKind() != Kind.CALL
        || !expr.call().function().equals("_?._")
        || expr.call().args().get(1).getKind() != Kind.CONSTANT
        || expr.call().args().get(1).constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return Optional.empty();
    }
    CelExpr owner = expr.call().args().get(0);
    String name = expr.call().args().get(1).constant().stringValue();
    Optional<Maybe> outer = maybe(owner, binding);
    if (outer.isPresent()) {
      return field(outer.get(), name);
    }
    Term term = terms.term(owner, binding);
    return term.cases().size() == 1
        ? field(
            new Maybe(
                term.cases().get(0).when(),
                Formula.Constant.TRUE,
                term.cases().get(0).value(),
                terms.type(owner)),
            name)
        : Optional.empty();
  }

  private Optional<Maybe> field(Maybe owner, String name) {
    Field<?> field = terms.checked().environment().field(owner.type(), name);
    if (field == null) {
      return Optional.empty();
    }
    String path = owner.value().key() + '.' + name;
    Formula here = terms.mayLack(owner.type(), field)
        ? Formula.is(Terms.present(path))
        : Formula.Constant.TRUE;
    return Optional.of(new Maybe(
        owner.owner(),
        Formula.all(owner.present(), here),
        terms.value(path, owner.type(), field),
        field.type()));
  }
}
