package dev.lictor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Invariants 3 and 4 of the design: adding never widens, and order never matters. */
class PolicyTheoremsTest {

  @Property(tries = 3_000, seed = "3")
  void addingADocumentNeverAdmitsMore(
      @ForAll("policies") List<Document> policy, @ForAll("documents") Document added) {
    List<Document> more = new ArrayList<>(policy);
    more.removeIf(document -> document.name().equals(added.name()));
    boolean governed = more.stream().anyMatch(document -> document.match() == Answer.TRUE);
    Decision before = decide(more);
    more.add(added);

    Decision after = decide(more);

    if (governed && before.kind() == Decision.Kind.REFUSE) {
      assertThat(after.kind()).isEqualTo(Decision.Kind.REFUSE);
    }
    assertClaimsAreKept(governed, before, after);
  }

  @Property(tries = 3_000, seed = "4")
  void addingARuleOrABudgetNeverAdmitsMore(
      @ForAll("policies") List<Document> policy,
      @ForAll @IntRange(max = 100) int place,
      @ForAll("rules") Rule rule,
      @ForAll("budgets") BudgetRule budget,
      @ForAll boolean addRule) {
    List<Document> more = new ArrayList<>(policy);
    Decision before = decide(more);
    int index = place % more.size();
    more.set(index, with(more.get(index), addRule ? List.of(rule) : List.of(), budget));

    Decision after = decide(more);

    if (before.kind() == Decision.Kind.REFUSE) {
      assertThat(after.kind()).isEqualTo(Decision.Kind.REFUSE);
    }
    assertClaimsAreKept(true, before, after);
  }

  @Property(tries = 3_000, seed = "5")
  void orderNeverMatters(@ForAll("policies") List<Document> policy, @ForAll Random random) {
    List<Document> shuffled = new ArrayList<>();
    for (Document document : policy) {
      shuffled.add(
          copy(document, shuffled(document.rules(), random), shuffled(document.budgets(), random)));
    }
    Collections.shuffle(shuffled, random);

    assertThat(decide(shuffled)).isEqualTo(decide(policy));
    assertThat(Policy.of(shuffled, "").decideHead(head()))
        .isEqualTo(Policy.of(policy, "").decideHead(head()));
  }

  @Property(tries = 3_000, seed = "6")
  void whatTheHeadRefusesTheWholeCallIsRefusedFor(@ForAll("policies") List<Document> policy) {
    Optional<Decision.Refuse> early = Policy.of(policy, "").decideHead(head());

    if (early.isPresent()) {
      assertThat(((Decision.Refuse) decide(policy)).reasons())
          .containsAll(early.get().reasons());
    }
  }

  @Property(tries = 3_000, seed = "7")
  void theAnswerIsThatOfTheSlowReading(@ForAll("policies") List<Document> policy) {
    boolean refused = policy.stream().noneMatch(document -> document.match() == Answer.TRUE);
    for (Document document : policy) {
      refused |= document.match() == Answer.ERROR;
      for (Rule rule : document.rules()) {
        boolean bad =
            rule.that() != (rule.section() == Section.REQUIRE ? Answer.TRUE : Answer.FALSE);
        boolean applies = rule.when() == Answer.ERROR || (rule.when() == Answer.TRUE && bad);
        boolean exempt = rule.unless().isPresent() && rule.unless().get() == Answer.TRUE;
        refused |= document.match() == Answer.TRUE && applies && !exempt;
      }
      for (BudgetRule budget : document.budgets()) {
        refused |= document.match() == Answer.TRUE && budget.when() == Answer.ERROR;
      }
    }

    // A rule that is skipped changes nothing here: the guard that it leans on refuses already.
    assertThat(decide(policy).kind() == Decision.Kind.REFUSE).isEqualTo(refused);
  }

  private static void assertClaimsAreKept(boolean governed, Decision before, Decision after) {
    if (governed
        && before instanceof Decision.Permit less
        && after instanceof Decision.Permit more) {
      assertThat(more.claims()).containsAll(less.claims());
    }
  }

  @Provide
  Arbitrary<List<Document>> policies() {
    return documents().list().ofMinSize(1).ofMaxSize(4).map(documents -> {
      Map<String, Document> byName = new TreeMap<>();
      documents.forEach(document -> byName.put(document.name(), document));
      return List.copyOf(byName.values());
    });
  }

  @Provide
  Arbitrary<Document> documents() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            mostly(Answer.TRUE),
            Arbitraries.of(Reach.class),
            rules().list().ofMaxSize(5),
            budgets().list().ofMaxSize(2))
        .as((name, match, reach, rules, budgets) -> with(
            Document.builder(name).match(match, reach).build(),
            rules,
            budgets.toArray(BudgetRule[]::new)));
  }

  @Provide
  Arbitrary<Rule> rules() {
    Arbitrary<Answer> unless = mostly(Answer.FALSE);
    return Combinators.combine(
            Arbitraries.of(Section.REQUIRE, Section.DENY),
            Arbitraries.of("p", "q", "r", "s", "t"),
            mostly(Answer.TRUE),
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))),
            Arbitraries.of(Answer.class),
            Arbitraries.of(Reach.class),
            Arbitraries.of("p", "q", "r", "s", "t").set().ofMaxSize(2),
            unless)
        .as((section, id, when, passes, that, reach, leansOn, exception) -> new Rule(
            section,
            id,
            Selector.ANY,
            when,
            passes ? passing(section) : that,
            exception == Answer.FALSE ? Optional.empty() : Optional.of(exception),
            reach,
            leansOn,
            new Rule.Saying(403, evaluation -> "no " + id, Map.of())));
  }

  @Provide
  Arbitrary<BudgetRule> budgets() {
    return Combinators.combine(
            Arbitraries.of("p", "q"), mostly(Answer.TRUE), Arbitraries.longs().between(0, 9))
        .as((id, when, limit) -> Docs.budget(id, when, null, List.of(), evaluation -> limit));
  }

  private static Answer passing(Section section) {
    return section == Section.REQUIRE ? Answer.TRUE : Answer.FALSE;
  }

  private static Arbitrary<Answer> mostly(Answer answer) {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(answer)), Tuple.of(1, Arbitraries.of(Answer.class)));
  }

  /** Returns the document with rules and budgets added, but for those whose id is taken, and with guards that are there. */
  private static Document with(Document document, List<Rule> rules, BudgetRule... budgets) {
    List<Rule> all = new ArrayList<>(document.rules());
    for (Rule rule : rules) {
      if (all.stream().noneMatch(o -> o.section() == rule.section() && o.id().equals(rule.id()))) {
        all.add(leaningOn(rule, guards(all, rule)));
      }
    }
    List<BudgetRule> allBudgets = new ArrayList<>(document.budgets());
    for (BudgetRule budget : budgets) {
      if (allBudgets.stream().noneMatch(other -> other.id().equals(budget.id()))) {
        allBudgets.add(budget);
      }
    }
    return copy(document, all, allBudgets);
  }

  private static Set<String> guards(List<Rule> present, Rule rule) {
    Set<String> guards = new TreeSet<>(rule.leansOn());
    guards.removeIf(id -> present.stream()
        .noneMatch(other -> other.section() == Section.REQUIRE && other.id().equals(id)));
    return guards;
  }

  private static Rule leaningOn(Rule rule, Set<String> guards) {
    return new Rule(
        rule.section(),
        rule.id(),
        rule.on(),
        rule.when(),
        rule.that(),
        rule.unless(),
        rule.reach(),
        guards,
        rule.refusal());
  }

  private static Document copy(Document document, List<Rule> rules, List<BudgetRule> budgets) {
    return document.toBuilder().rules(rules).budgets(budgets).build();
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Decision decide(List<Document> documents) {
    return Policy.of(documents, "").decide(Calls.inference());
  }

  private static Situation head() {
    return Calls.headOf(Calls.inference());
  }
}
