package dev.lictor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** An error never helps the call: it refuses, or in an exception grants nothing. */
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
class ErrorsNeverHelpProperties {

  /** A policy in which one condition or expression was replaced, and which one that was. */
  private record Broken(String place, List<Document> policy) {}

  @Property(seed = "71")
  void anErrorNeverTurnsARefusalIntoAPermit(
      @ForAll List<Document> policy,
      @ForAll @IntRange(max = 99) int place,
      @ForAll Condition errs,
      @ForAll Situation call) {
    List<Broken> all = broken(policy, errs);
    Broken broken = all.get(place % all.size());
    Assume.that(!Trial.of(policy, call).permits());

    assertThat(Trial.of(broken.policy(), call).permits()).as(broken.place()).isFalse();
  }

  @Property(seed = "72")
  void anErrorInAnExceptionGrantsNothing(
      @ForAll List<Document> policy, @ForAll Condition errs, @ForAll Situation call) {
    List<Document> erring = excepting(policy, new Erring(errs, Answer.FALSE));
    List<Document> without = excepting(policy, Answer.FALSE);

    assertThat(Trial.of(erring, call).decision())
        .isEqualTo(Trial.of(without, call).decision());
  }

  @Property(seed = "73")
  void aShareThatCannotTellWhomItIsForDecides(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    Document share = Parts.named("x", added).toBuilder()
        .rollout(Rollout.share(1, evaluation -> {
          throw new EvaluationException("overflow");
        }))
        .build();
    Document decides =
        share.toBuilder().rollout(Rollout.ENFORCE).delegated(true).build();

    assertThat(Trial.of(Parts.with(policy, share), call).decision())
        .isEqualTo(Trial.of(Parts.with(policy, decides), call).decision());
  }

  /** Errs where a condition holds, and says elsewhere what another one says. */
  private record Erring(Condition errs, Condition otherwise) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) {
      if (errs.holds(evaluation)) {
        throw new EvaluationException("overflow");
      }
      return otherwise.holds(evaluation);
    }
  }

  private static <T> Expression<T> erring(Condition errs, Expression<T> otherwise) {
    return evaluation -> {
      if (errs.holds(evaluation)) {
        throw new EvaluationException("overflow");
      }
      return otherwise.value(evaluation);
    };
  }

  private static List<Document> excepting(List<Document> policy, Condition unless) {
    List<Document> changed = new ArrayList<>();
    for (Document document : policy) {
      changed.add(document.toBuilder()
          .rules(document.rules().stream()
              .map(rule -> with(rule, rule.when(), rule.that(), Optional.of(unless)))
              .toList())
          .ensures(document.ensures().stream()
              .map(rule -> new EnsureRule(
                  rule.id(),
                  rule.on(),
                  rule.when(),
                  Optional.of(unless),
                  rule.possible(),
                  rule.mandate(),
                  rule.leansOn()))
              .toList())
          .budgets(document.budgets().stream()
              .map(budget ->
                  with(budget, budget.when(), Optional.of(unless), budget.per(), budget.limit()))
              .toList())
          .build());
    }
    return changed;
  }

  /** Returns the policy with an error at each place in turn, exceptions and whom a share is for left alone. */
  private static List<Broken> broken(List<Document> policy, Condition errs) {
    List<Broken> all = new ArrayList<>();
    for (int i = 0; i < policy.size(); i++) {
      Document document = policy.get(i);
      List<Document> variants = new ArrayList<>();
      variants.add(document.toBuilder()
          .match(new Erring(errs, document.match()), Reach.BODY)
          .build());
      brokenRules(document, errs, variants);
      brokenEnsures(document, errs, variants);
      brokenBudgets(document, errs, variants);
      for (Document variant : variants) {
        List<Document> changed = new ArrayList<>(policy);
        changed.set(i, variant);
        all.add(new Broken(document.name() + " variant " + variants.indexOf(variant), changed));
      }
    }
    return all;
  }

  private static void brokenRules(Document document, Condition errs, List<Document> variants) {
    for (Rule rule : document.rules()) {
      Rule when = with(rule, new Erring(errs, rule.when()), rule.that(), rule.unless());
      Rule that = with(rule, rule.when(), new Erring(errs, rule.that()), rule.unless());
      for (Rule broken : List.of(when, that)) {
        List<Rule> rules = new ArrayList<>(document.rules());
        rules.set(rules.indexOf(rule), broken);
        variants.add(document.toBuilder().rules(rules).build());
      }
    }
  }

  private static void brokenEnsures(Document document, Condition errs, List<Document> variants) {
    for (EnsureRule rule : document.ensures()) {
      EnsureRule when = with(rule, new Erring(errs, rule.when()), rule.possible(), rule);
      EnsureRule possible = with(rule, rule.when(), new Erring(errs, rule.possible()), rule);
      EnsureRule mandate = new EnsureRule(
          rule.id(),
          rule.on(),
          rule.when(),
          rule.unless(),
          rule.possible(),
          erring(errs, rule.mandate()),
          rule.leansOn());
      for (EnsureRule broken : List.of(when, possible, mandate)) {
        List<EnsureRule> rules = new ArrayList<>(document.ensures());
        rules.set(rules.indexOf(rule), broken);
        variants.add(document.toBuilder().ensures(rules).build());
      }
    }
  }

  private static void brokenBudgets(Document document, Condition errs, List<Document> variants) {
    for (BudgetRule rule : document.budgets()) {
      BudgetRule when =
          with(rule, new Erring(errs, rule.when()), rule.unless(), rule.per(), rule.limit());
      BudgetRule limit =
          with(rule, rule.when(), rule.unless(), rule.per(), erring(errs, rule.limit()));
      BudgetRule per =
          with(rule, rule.when(), rule.unless(), List.of(erring(errs, e -> "all")), rule.limit());
      for (BudgetRule broken : List.of(when, limit, per)) {
        List<BudgetRule> rules = new ArrayList<>(document.budgets());
        rules.set(rules.indexOf(rule), broken);
        variants.add(document.toBuilder().budgets(rules).build());
      }
    }
  }

  private static Rule with(Rule rule, Condition when, Condition that, Optional<Condition> unless) {
    return new Rule(
        rule.section(),
        rule.id(),
        rule.on(),
        when,
        that,
        unless,
        Reach.BODY,
        rule.leansOn(),
        rule.refusal());
  }

  private static EnsureRule with(
      EnsureRule rule, Condition when, Condition possible, EnsureRule rest) {
    return new EnsureRule(
        rule.id(), rule.on(), when, rest.unless(), possible, rest.mandate(), rest.leansOn());
  }

  private static BudgetRule with(
      BudgetRule rule,
      Condition when,
      Optional<Condition> unless,
      List<Expression<String>> per,
      Expression<Long> limit) {
    return new BudgetRule(
        rule.id(), rule.on(), when, unless, rule.unit(), per, limit, rule.window(), rule.leansOn());
  }
}
