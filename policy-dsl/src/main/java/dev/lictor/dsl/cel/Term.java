package dev.lictor.dsl.cel;

import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a part of a condition comes to: one value here, another one there. No two cases hold at once; where none does, it fails. Immutable.
 *
 * @param cases the cases
 */
record Term(List<Case> cases) {

  /**
   * One case.
   *
   * @param when where it holds
   * @param value what the part is there
   */
  record Case(Formula when, Value value) {}

  Term {
    cases = List.copyOf(cases);
  }

  static Term of(Value value) {
    return where(Formula.Constant.TRUE, value);
  }

  static Term known(Object constant) {
    return of(new Value.Known(constant));
  }

  static Term where(Formula when, Value value) {
    return new Term(List.of(new Case(when, value)));
  }

  static Term of(Truth truth) {
    return new Term(List.of(
        new Case(truth.yes(), new Value.Known(true)),
        new Case(truth.no(), new Value.Known(false))));
  }

  /** Returns the same where the formula holds, and a failure elsewhere. */
  Term where(Formula formula) {
    return new Term(cases.stream()
        .map(one -> new Case(Formula.all(formula, one.when()), one.value()))
        .toList());
  }

  /** Returns the cases of both, which must exclude each other. */
  Term and(Term other) {
    List<Case> all = new ArrayList<>(cases);
    all.addAll(other.cases);
    return new Term(all);
  }

  /** Returns what comes of each value. */
  Term map(Function<Value, Term> function) {
    List<Case> all = new ArrayList<>();
    for (Case one : cases) {
      all.addAll(function.apply(one.value()).where(one.when()).cases());
    }
    return new Term(all);
  }

  /** Returns the answer to a question about the value. */
  Truth ask(Function<Value, Formula> question) {
    List<Formula> yes = new ArrayList<>();
    List<Formula> no = new ArrayList<>();
    for (Case one : cases) {
      Formula answer = question.apply(one.value());
      yes.add(Formula.all(one.when(), answer));
      no.add(Formula.all(one.when(), answer.not()));
    }
    return new Truth(Formula.any(yes), Formula.any(no));
  }

  /** Returns the answer to a question about two values. */
  Truth ask(Term other, BiFunction<Value, Value, Formula> question) {
    List<Formula> yes = new ArrayList<>();
    List<Formula> no = new ArrayList<>();
    for (Case one : cases) {
      for (Case two : other.cases) {
        Formula both = Formula.all(one.when(), two.when());
        Formula answer = question.apply(one.value(), two.value());
        yes.add(Formula.all(both, answer));
        no.add(Formula.all(both, answer.not()));
      }
    }
    return new Truth(Formula.any(yes), Formula.any(no));
  }

  /** Returns the term as a condition, which it must be. */
  Truth asTruth() {
    return ask(value -> {
      if (value instanceof Value.Known known) {
        return Formula.of(known.value().equals(true));
      }
      Subject subject =
          value instanceof Value.Fact fact ? fact.subject() : Subject.truth(value.key());
      return Formula.is(subject, new Test.Holds(true));
    });
  }
}
