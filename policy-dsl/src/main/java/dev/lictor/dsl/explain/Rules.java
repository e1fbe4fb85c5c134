package dev.lictor.dsl.explain;

import dev.lictor.dsl.cel.Traced;
import dev.lictor.policy.Document;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the rules of one document, each after the guards that it leans on. Confined to one call. */
final class Rules {

  private final Map<String, Rule> requires = new HashMap<>();
  private final Map<String, RuleView> asked = new HashMap<>();
  private final Followed followed;

  Rules(Document document, Followed followed) {
    this.followed = followed;
    document.rules().stream()
        .filter(rule -> rule.section() == Section.REQUIRE)
        .forEach(rule -> requires.put(rule.id(), rule));
  }

  /** Asks a rule about the call as it was asked. */
  RuleView ask(Rule rule) {
    if (rule.section() != Section.REQUIRE) {
      return ask(rule, followed);
    }
    RuleView known = asked.get(rule.id());
    if (known == null) {
      known = ask(rule, followed);
      asked.put(rule.id(), known);
    }
    return known;
  }

  /** Asks a rule about a call. */
  RuleView ask(Rule rule, Followed call) {
    Optional<RuleView> skipped = skipped(rule.section(), rule.id(), rule.leansOn());
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Verdict verdict = verdict(rule, call);
    List<Traced> expressions = call.trace().take();
    String message =
        verdict == Verdict.REFUSES ? call.value(rule.refusal().message()).orElse("") : "";
    call.trace().take();
    return new RuleView(rule.section(), rule.id(), verdict, message, expressions);
  }

  /** Returns that a rule is skipped, if one of the guards that it leans on refuses. */
  Optional<RuleView> skipped(Section section, String id, Set<String> leansOn) {
    for (String guard : leansOn.stream().sorted().toList()) {
      RuleView view = ask(requires.get(guard));
      if (view.verdict() == Verdict.SKIPPED) {
        return Optional.of(new RuleView(section, id, Verdict.SKIPPED, view.detail(), List.of()));
      }
      if (view.verdict().refuses()) {
        return Optional.of(new RuleView(section, id, Verdict.SKIPPED, guard, List.of()));
      }
    }
    return Optional.empty();
  }

  private static Verdict verdict(Rule rule, Followed call) {
    if (!call.selects(rule.on())) {
      return Verdict.NOT_ABOUT;
    }
    Optional<Boolean> applies = call.holds(rule.when());
    if (applies.isPresent() && !applies.get()) {
      return Verdict.DOES_NOT_APPLY;
    }
    Optional<Boolean> that = applies.isPresent() ? call.holds(rule.that()) : Optional.empty();
    if (that.isPresent() && that.get() != (rule.section() == Section.DENY)) {
      return Verdict.PASSES;
    }
    if (call.exempts(rule.unless())) {
      return Verdict.EXEMPTS;
    }
    return that.isPresent() ? Verdict.REFUSES : Verdict.FAILS;
  }
}
