package dev.lictor.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts documents and their parts together, and in another order. Not instantiable. */
final class Parts {

  private Parts() {}

  /** Returns the documents and one more. */
  static List<Document> with(List<Document> documents, Document added) {
    List<Document> more = new ArrayList<>(documents);
    more.add(added);
    return more;
  }

  /** Returns the documents with one of them changed. */
  static List<Document> changed(
      List<Document> documents, int index, Function<Document, Document> change) {
    List<Document> changed = new ArrayList<>(documents);
    changed.set(index, change.apply(documents.get(index)));
    return changed;
  }

  /** Returns the document under another name. */
  static Document named(String name, Document document) {
    return Document.builder(name)
        .on(document.on())
        .match(document.match(), document.matchReach())
        .rules(document.rules())
        .ensures(document.ensures())
        .budgets(document.budgets())
        .redact(document.redact())
        .rollout(document.rollout())
        .delegated(document.delegated())
        .build();
  }

  /** Returns the document with more parts, but for those whose id is taken, leaning on guards that are there. */
  static Document with(
      Document document,
      Collection<Rule> rules,
      Collection<EnsureRule> ensures,
      Collection<BudgetRule> budgets) {
    List<Rule> allRules = new ArrayList<>(document.rules());
    rules.forEach(rule -> addUnless(
        allRules,
        leaning(rule, allRules),
        other -> other.section() == rule.section() && other.id().equals(rule.id())));
    List<EnsureRule> allEnsures = new ArrayList<>(document.ensures());
    ensures.forEach(rule ->
        addUnless(allEnsures, leaning(rule, allRules), other -> other.id().equals(rule.id())));
    List<BudgetRule> allBudgets = new ArrayList<>(document.budgets());
    budgets.forEach(
        budget -> addUnless(allBudgets, budget, other -> other.id().equals(budget.id())));
    return document.toBuilder()
        .rules(allRules)
        .ensures(allEnsures)
        .budgets(allBudgets)
        .build();
  }

  private static <T> void addUnless(List<T> all, T added, Predicate<T> taken) {
    if (all.stream().noneMatch(taken)) {
      all.add(added);
    }
  }

  private static Rule leaning(Rule rule, List<Rule> present) {
    return new Rule(
        rule.section(),
        rule.id(),
        rule.on(),
        rule.when(),
        rule.that(),
        rule.unless(),
        rule.reach(),
        guards(rule.leansOn(), present),
        rule.refusal());
  }

  private static EnsureRule leaning(EnsureRule rule, List<Rule> present) {
    return new EnsureRule(
        rule.id(),
        rule.on(),
        rule.when(),
        rule.unless(),
        rule.possible(),
        rule.mandate(),
        guards(rule.leansOn(), present));
  }

  private static Set<String> guards(Set<String> wanted, List<Rule> present) {
    Set<String> guards = new TreeSet<>(wanted);
    guards.removeIf(id -> present.stream()
        .noneMatch(rule -> rule.section() == Section.REQUIRE && rule.id().equals(id)));
    return guards;
  }

  /** Returns the documents, and all that is in them, in another order. */
  static List<Document> shuffled(List<Document> documents, Random random) {
    List<Document> shuffled = new ArrayList<>();
    for (Document document : documents) {
      shuffled.add(document.toBuilder()
          .rules(mixed(document.rules(), random))
          .ensures(mixed(document.ensures(), random))
          .budgets(mixed(document.budgets(), random))
          .build());
    }
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static <T> List<T> mixed(List<T> list, Random random) {
    List<T> mixed = new ArrayList<>(list);
    Collections.shuffle(mixed, random);
    return mixed;
  }
}
