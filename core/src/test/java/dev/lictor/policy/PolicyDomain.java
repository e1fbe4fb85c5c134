package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import dev.lictor.mandate.MandateDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Calls and policies with every kind of rule: few words and small numbers, so that rules meet; about every third call passes. */
public final class PolicyDomain extends DomainContextBase {

  private static final MandateDomain MANDATES = new MandateDomain();
  private static final Selector EMBEDDINGS = new Selector(Set.of(Kind.EMBEDDING), List.of());

  /** Returns calls whose body is read. */
  @Provide
  public Arbitrary<Situation> calls() {
    return Combinators.combine(
            Arbitraries.of("acme", "globex"),
            Arbitraries.frequency(
                Tuple.of(12, Kind.INFERENCE),
                Tuple.of(1, Kind.EMBEDDING),
                Tuple.of(1, Kind.CONTROL)),
            MANDATES.facts())
        .as(PolicyDomain::call);
  }

  private static Situation call(String tenant, Kind kind, CallFacts facts) {
    Caller caller = new Caller(
        "uaa", tenant, "i-1", "client", Optional.empty(), Set.of(), true, Optional.empty());
    Operation operation = new Operation(
        kind, "completion", "orchestration.v2", "d1", "default", "POST", "/v2/completion");
    return new Situation(caller, operation, facts, 0);
  }

  /** Returns policies: documents with names of their own. */
  @Provide
  public Arbitrary<List<Document>> policies() {
    return documents().list().ofMinSize(1).ofMaxSize(3).map(documents -> {
      Map<String, Document> byName = new TreeMap<>();
      documents.forEach(document -> byName.put(document.name(), document));
      return List.copyOf(byName.values());
    });
  }

  /** Returns documents. */
  @Provide
  public Arbitrary<Document> documents() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            mostly(Answer.TRUE),
            rules().list().ofMaxSize(3),
            ensures().list().ofMaxSize(2),
            budgets().list().ofMaxSize(2),
            rollouts(),
            Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)),
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
        .as((name, match, rules, ensures, budgets, rollout, delegated, redacts) -> {
          Document empty = Document.builder(name)
              .match(match, Ask.reach(match))
              .rollout(rollout)
              .delegated(delegated)
              .redact(redacts ? Set.of(Redact.INTERMEDIATE_RESULTS) : Set.of())
              .build();
          return Parts.with(empty, rules, ensures, budgets);
        });
  }

  /** Returns rules of all sections. */
  @Provide
  public Arbitrary<Rule> rules() {
    return Arbitraries.of(Section.REQUIRE, Section.DENY, Section.ON_PASS)
        .flatMap(section -> Combinators.combine(
                ids(),
                ons(),
                mostly(Answer.TRUE),
                mostly(section == Section.DENY ? Answer.FALSE : Answer.TRUE),
                exceptions(),
                Arbitraries.of(Reach.class),
                ids().set().ofMaxSize(2))
            .as((id, on, when, that, unless, reach, leansOn) -> new Rule(
                section,
                id,
                on,
                when,
                that,
                unless,
                widest(reach, when, that, unless),
                leansOn,
                new Rule.Saying(403, evaluation -> "no " + id, Map.of()))));
  }

  /** Returns rules that mandate something. */
  @Provide
  public Arbitrary<EnsureRule> ensures() {
    return Combinators.combine(
            ids(),
            ons(),
            mostly(Answer.TRUE),
            exceptions(),
            Arbitraries.frequency(
                Tuple.of(14, Answer.TRUE), Tuple.of(1, Answer.FALSE), Tuple.of(1, Answer.ERROR)),
            wanted(),
            ids().set().ofMaxSize(1))
        .as((id, on, when, unless, possible, mandate, leansOn) ->
            new EnsureRule(id, on, when, unless, possible, mandate, leansOn));
  }

  private static Arbitrary<Wanted> wanted() {
    return Combinators.combine(
            MANDATES.mandates(),
            Arbitraries.frequency(
                Tuple.of(12, Wanted.Cap.NONE),
                Tuple.of(3, Wanted.Cap.TEN_A_CHOICE),
                Tuple.of(2, Wanted.Cap.BYTES),
                Tuple.of(2, Wanted.Cap.HALF),
                Tuple.of(1, Wanted.Cap.ONE_LESS),
                Tuple.of(1, Wanted.Cap.ERROR)))
        .as(Wanted::new);
  }

  /** Returns budgets. */
  @Provide
  public Arbitrary<BudgetRule> budgets() {
    Arbitrary<Expression<Long>> limits = Arbitraries.frequency(
        Tuple.of(6, evaluation -> 7L),
        Tuple.of(3, evaluation -> evaluation.situation().body().choices()),
        Tuple.of(1, evaluation -> evaluation.situation().body().choices() - 2));
    Arbitrary<List<Expression<String>>> per = Arbitraries.of(
        List.of(),
        List.of(evaluation -> evaluation.situation().caller().tenant()),
        List.of(evaluation -> Boolean.toString(evaluation.situation().body().stream())));
    return Combinators.combine(ids(), ons(), mostly(Answer.TRUE), exceptions(), per, limits)
        .as((id, on, when, unless, accounts, limit) -> {
          BudgetRule budget = Docs.budget(id, when, unless.orElse(null), accounts, limit);
          return new BudgetRule(
              id,
              on,
              budget.when(),
              budget.unless(),
              budget.unit(),
              budget.per(),
              budget.limit(),
              budget.window(),
              Set.of());
        });
  }

  private static Arbitrary<Rollout> rollouts() {
    Arbitrary<Rollout> shares = Arbitraries.of(10, 50, 90)
        .map(percent ->
            Rollout.share(percent, evaluation -> evaluation.situation().caller().tenant()));
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(Rollout.ENFORCE)),
        Tuple.of(1, Arbitraries.just(Rollout.SHADOW)),
        Tuple.of(2, shares));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.of("p", "q", "r", "s");
  }

  private static Arbitrary<Selector> ons() {
    return Arbitraries.frequency(Tuple.of(9, Selector.ANY), Tuple.of(1, EMBEDDINGS));
  }

  private static Arbitrary<Optional<Condition>> exceptions() {
    return mostly(Answer.FALSE).optional(0.25);
  }

  /** Returns conditions: often the given answer, often one that depends on the call. */
  @Provide
  public Arbitrary<Condition> conditions() {
    return mostly(Answer.TRUE);
  }

  private static Arbitrary<Condition> mostly(Answer answer) {
    Arbitrary<Condition> asks = Combinators.combine(
            Arbitraries.of(Ask.What.class), Arbitraries.of(0, 1, 2, 3), Arbitraries.of(true, false))
        .as(Ask::new);
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just(answer)),
        Tuple.of(7, asks),
        Tuple.of(1, Arbitraries.of(Answer.class)));
  }

  private static Reach widest(
      Reach reach, Condition when, Condition that, Optional<Condition> unless) {
    boolean body = reach == Reach.BODY
        || Ask.reach(when) == Reach.BODY
        || Ask.reach(that) == Reach.BODY
        || Ask.reach(unless.orElse(Answer.FALSE)) == Reach.BODY;
    return body ? Reach.BODY : Reach.HEAD;
  }
}
