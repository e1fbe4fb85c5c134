package dev.lictor.testkit;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules to make assertions on. Not instantiable. */
final class Rules {

  private Rules() {}

  /** Known teams and gpt models alone; orchestration is filtered. */
  static Document shared() {
    return Document.builder("shared")
        .rules(List.of(
            require(
                "known-team",
                evaluation -> evaluation.situation().caller().team().isPresent()),
            require("approved-models", evaluation -> evaluation.situation().body().models().stream()
                .allMatch(model -> model.name().startsWith("gpt-")))))
        .ensures(List.of(filters(4)))
        .build();
  }

  static Policy policy(Document... documents) {
    return Policy.of(List.of(documents), "v1");
  }

  static Rule require(String id, Condition that) {
    return rule(Section.REQUIRE, id, that);
  }

  static Rule rule(Section section, String id, Condition that) {
    return new Rule(
        section,
        id,
        Selector.ANY,
        Condition.ALWAYS,
        that,
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(403, evaluation -> "no " + id, Map.of("rule", evaluation -> id)));
  }

  static EnsureRule filters(long threshold) {
    AzureContentSafety azure =
        new AzureContentSafety(threshold, threshold, threshold, threshold, false, false);
    Mandate mandate = Mandate.builder()
        .filtering(new Filtering(new Filters(azure, Set.of()), Filters.NONE))
        .build();
    return new EnsureRule(
        "filtered",
        new Selector(Set.of(), List.of("orchestration")),
        Condition.ALWAYS,
        Optional.empty(),
        Condition.ALWAYS,
        evaluation -> mandate,
        Set.of());
  }
}
