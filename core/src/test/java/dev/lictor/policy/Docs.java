package dev.lictor.policy;

import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents and rules for tests, with everything that a test does not speak of left plain. Not instantiable. */
final class Docs {

  static final CalendarWindow DAY = new CalendarWindow(CalendarWindow.Unit.DAY, ZoneOffset.UTC);

  private Docs() {}

  static Document doc(String name, Rule... rules) {
    return doc(name, Answer.TRUE, List.of(rules), List.of());
  }

  static Document doc(String name, Condition match, List<Rule> rules, List<BudgetRule> budgets) {
    return Document.builder(name)
        .match(match, Reach.HEAD)
        .rules(rules)
        .budgets(budgets)
        .build();
  }

  static Document later(Document doc) {
    return doc.toBuilder().match(doc.match(), Reach.BODY).build();
  }

  static Rule require(String id, Condition that, String... leansOn) {
    return rule(Section.REQUIRE, id, Answer.TRUE, that, null, leansOn);
  }

  static Rule deny(String id, Condition that, String... leansOn) {
    return rule(Section.DENY, id, Answer.TRUE, that, null, leansOn);
  }

  static Rule rule(
      Section section,
      String id,
      Condition when,
      Condition that,
      @Nullable Condition unless,
      String... leansOn) {
    return new Rule(
        section,
        id,
        Selector.ANY,
        when,
        that,
        Optional.ofNullable(unless),
        Reach.HEAD,
        Set.of(leansOn),
        new Rule.Saying(403, evaluation -> "no " + id, Map.of()));
  }

  static Rule later(Rule rule) {
    return new Rule(
        rule.section(),
        rule.id(),
        rule.on(),
        rule.when(),
        rule.that(),
        rule.unless(),
        Reach.BODY,
        rule.leansOn(),
        rule.refusal());
  }

  static Rule saying(Rule rule, Rule.Saying saying) {
    return new Rule(
        rule.section(),
        rule.id(),
        rule.on(),
        rule.when(),
        rule.that(),
        rule.unless(),
        rule.reach(),
        rule.leansOn(),
        saying);
  }

  static BudgetRule budget(String id, Expression<Long> limit) {
    return budget(id, Answer.TRUE, null, List.of(), limit);
  }

  static BudgetRule budget(
      String id,
      Condition when,
      @Nullable Condition unless,
      List<Expression<String>> per,
      Expression<Long> limit) {
    return new BudgetRule(
        id,
        Selector.ANY,
        when,
        Optional.ofNullable(unless),
        Unit.TOKENS,
        per,
        limit,
        DAY,
        Set.of());
  }
}
