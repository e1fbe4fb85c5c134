package dev.lictor.testkit.call;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Draws calls as rules see them: of every kind and dialect, each with only what that dialect can have. They shrink to a plain
 * completion of the domain's first model. Immutable.
 *
 * <p>The facts are those that a policy is asked about: what a call refers to is resolved, and what the catalogue knows of its models is
 * there.
 */
public final class Calls {

  private static final int SHARE = 6_000; // of each dialect

  private final Domain domain;
  private final Arbitrary<Caller> callers;
  private final List<Form> forms;

  private Calls(Domain domain, Arbitrary<Caller> callers, List<Form> forms) {
    this.domain = domain;
    this.callers = callers;
    this.forms = forms;
  }

  /** Returns calls of every operation, by any caller. */
  public static Calls of(Domain domain) {
    return new Calls(domain, Callers.of(domain), Forms.list());
  }

  /** Returns those calls as made by these callers. */
  public Calls by(Arbitrary<Caller> newCallers) {
    return new Calls(domain, Objects.requireNonNull(newCallers, "callers"), forms);
  }

  /** Returns those calls as made by one caller. */
  public Calls by(Caller caller) {
    return by(Arbitraries.just(caller));
  }

  /**
   * Returns those of the calls that speak one of the dialects or families of dialects, by the names that policies use.
   *
   * @throws IllegalArgumentException if there is no such dialect, or no call is left
   */
  public Calls speaking(String... dialects) {
    List<Dialect> named =
        Arrays.stream(dialects).flatMap(name -> Dialect.named(name).stream()).toList();
    return only(form -> named.contains(form.dialect()));
  }

  /**
   * Returns those of the calls that are of one of the kinds.
   *
   * @throws IllegalArgumentException if no call is left
   */
  public Calls ofKind(Kind first, Kind... others) {
    Set<Kind> kinds = EnumSet.of(first, others);
    return only(form -> kinds.contains(form.kind()));
  }

  /**
   * Returns those of the calls whose operations a predicate takes, such as {@code policy::mayMatch}.
   *
   * @param operations is asked about one operation of each name; it must not look at paths, deployments and resource groups
   * @throws IllegalArgumentException if no call is left
   */
  public Calls about(Predicate<Operation> operations) {
    return only(form -> operations.test(form.example()));
  }

  private Calls only(Predicate<Form> which) {
    List<Form> left = forms.stream().filter(which).toList();
    if (left.isEmpty()) {
      throw new IllegalArgumentException("no operation is left to call");
    }
    return new Calls(domain, callers, left);
  }

  /**
   * Returns the calls: of each dialect alike often, and of each kind of it. All forms are one choice, since jqwik shrinks a choice
   * within a choice only to what has as many parts.
   */
  public Arbitrary<Situation> arbitrary() {
    List<Tuple2<Integer, Arbitrary<Situation>>> choices = new ArrayList<>();
    for (Form form : forms) {
      long kinds = sameDialect(form).map(Form::kind).distinct().count();
      long same = sameDialect(form).filter(other -> other.kind() == form.kind()).count();
      int weight = (int) Math.max(2, SHARE / (kinds * same));
      if (form.isDeployed() && !form.vendor().isEmpty()) {
        choices.add(Tuple.of(weight / 2, of(form, true)));
        choices.add(Tuple.of(weight / 2, of(form, false)));
      } else {
        choices.add(Tuple.of(weight, of(form, form.isDeployed())));
      }
    }
    return Arbitraries.frequencyOf(choices).withoutEdgeCases();
  }

  private Stream<Form> sameDialect(Form form) {
    return forms.stream().filter(other -> other.dialect() == form.dialect());
  }

  /** Returns the operations of the calls. */
  public Arbitrary<Operation> operations() {
    return arbitrary().map(Situation::operation);
  }

  private Arbitrary<Situation> of(Form form, boolean deployed) {
    Arbitrary<Place> places = Place.of(form, domain, deployed);
    return Combinators.combine(
            callers,
            places,
            Models.of(form, domain, deployed && !form.scenario().equals("orchestration")),
            FactsOf.of(form, domain),
            domain.numbers(),
            domain.instants())
        .as((caller, place, models, change, tokens, now) -> {
          CallFacts.Builder facts = CallFacts.builder();
          Consequences.ofModels(models, facts);
          change.to(facts);
          return new Situation(
              caller,
              place.operation(form, models),
              Consequences.bounded(facts, tokens),
              now.toEpochMilli());
        });
  }
}
