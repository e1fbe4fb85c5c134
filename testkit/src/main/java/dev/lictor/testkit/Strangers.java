package dev.lictor.testkit;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Rules that nobody wrote, to be added to a document. Not instantiable; all functions are pure. */
final class Strangers {

  private static final String ID = "testkit-stranger";

  private static final Condition ERROR = evaluation -> {
    throw new EvaluationException("an error on purpose");
  };
  private static final Condition STREAMED = evaluation -> evaluation.situation().body().stream();
  private static final Condition IN_A_TEAM =
      evaluation -> evaluation.situation().caller().team().isPresent();

  private static final List<Condition> CONDITIONS =
      List.of(Condition.ALWAYS, Condition.NEVER, ERROR, STREAMED, IN_A_TEAM);

  private static final Mandate FILTERS = Mandate.builder()
      .filtering(new Filtering(
          new Filters(new AzureContentSafety(2, 2, 2, 2, true, false), Set.of("hate")),
          Filters.NONE))
      .build();
  private static final Mandate CAPS = Mandate.builder()
      .caps(new Caps(OptionalLong.of(100), OptionalLong.of(1), OptionalLong.empty()))
      .build();

  private Strangers() {}

  /** Returns the document with one more rule, each of another sort. */
  static List<Document> addedTo(Document document) {
    List<Document> added = new ArrayList<>();
    for (Condition condition : CONDITIONS) {
      added.add(with(document, rule(Section.REQUIRE, Condition.ALWAYS, condition)));
      added.add(with(document, rule(Section.REQUIRE, condition, Condition.NEVER)));
      added.add(with(document, rule(Section.DENY, Condition.ALWAYS, condition)));
      added.add(with(document, rule(Section.ON_PASS, Condition.ALWAYS, condition)));
      added.add(with(document, ensure(condition, FILTERS)));
      added.add(with(document, ensure(condition, CAPS)));
    }
    return added;
  }

  private static Document with(Document document, Rule rule) {
    List<Rule> rules = new ArrayList<>(document.rules());
    rules.add(rule);
    return document.toBuilder().rules(rules).build();
  }

  private static Document with(Document document, EnsureRule rule) {
    List<EnsureRule> ensures = new ArrayList<>(document.ensures());
    ensures.add(rule);
    return document.toBuilder().ensures(ensures).build();
  }

  private static Rule rule(Section section, Condition when, Condition that) {
    return new Rule(
        section,
        ID,
        Selector.ANY,
        when,
        that,
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(403, evaluation -> "refused on purpose", Map.of()));
  }

  private static EnsureRule ensure(Condition when, Mandate mandate) {
    return new EnsureRule(
        ID,
        Selector.ANY,
        when,
        Optional.empty(),
        Condition.ALWAYS,
        evaluation -> mandate,
        Set.of());
  }
}
