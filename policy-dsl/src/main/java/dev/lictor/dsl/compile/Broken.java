package dev.lictor.dsl.compile;

import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands for the documents of another author while they cannot be used. Not instantiable. */
final class Broken {

  private static final int FORBIDDEN = 403;

  private Broken() {}

  static Document.Builder document(Owner owner, Condition where, Reach reach) {
    String name = owner.prefix().substring(0, owner.prefix().length() - 1);
    String message = "The policies of '" + name + "' have an error, so no call of theirs can pass";
    Rule refuse = new Rule(
        Section.DENY,
        "policy_error",
        Selector.ANY,
        Condition.ALWAYS,
        Condition.ALWAYS,
        Optional.empty(),
        Reach.HEAD,
        Set.of(),
        new Rule.Saying(FORBIDDEN, evaluation -> message, Map.of()));
    return Document.builder(name)
        .on(Selector.ANY)
        .match(where, reach)
        .rules(List.of(refuse))
        .delegated(true);
  }
}
