package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.cel.Truth;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.compile.Draft;
import dev.lictor.dsl.compile.Exemption;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Ranges;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a document says, as logic. Where a condition fails neither it nor its opposite holds, so the opposite of a formula here is not
 * always what stands beside it. Confined to one analysis.
 */
final class Meaning {

  private static final Subject NOW = Subject.number("now", Long.MIN_VALUE);

  private final CheckedDocument document;
  private final Reasoning reasoning;
  private final Map<String, CheckedRule> requires = new HashMap<>();

  Meaning(CheckedDocument document, Reasoning.Switches switches) {
    this.document = document;
    this.reasoning = Reasoning.about(document.name(), switches);
    for (CheckedRule rule : document.rules()) {
      if (rule.rule().section() == Section.REQUIRE) {
        requires.put(rule.rule().id(), rule);
      }
    }
  }

  CheckedDocument document() {
    return document;
  }

  Truth truth(Checked condition) {
    return reasoning.truth(condition);
  }

  Truth isText(Checked expression, String text) {
    return reasoning.isText(expression, text);
  }

  static Formula selected(Selector on) {
    return Operations.selected(on);
  }

  /** Returns where the document is about the call. */
  Formula matched() {
    Formula matched = selected(document.document().on());
    for (Checked condition : document.match()) {
      matched = Formula.all(matched, truth(condition).yes());
    }
    return matched;
  }

  /** Returns where the document is not about the call, and does not fail to tell. */
  Formula unmatched() {
    Formula unmatched = selected(document.document().on()).not();
    for (Checked condition : document.match()) {
      unmatched = Formula.any(unmatched, truth(condition).no());
    }
    return unmatched;
  }

  /** Returns where these {@code require} rules of the document, on which others lean, are fulfilled. */
  Formula guarded(Set<String> leansOn) {
    Formula guarded = Formula.Constant.TRUE;
    for (String id : leansOn) {
      CheckedRule guard = requires.get(id);
      if (guard != null && guard.draft().that().isPresent()) {
        guarded = Formula.all(guarded, truth(guard.draft().that().get()).yes());
      }
    }
    return guarded;
  }

  /** Returns where a rule applies: its {@code on} selects the call, and its {@code when} is true. */
  Formula applies(Draft draft) {
    return Formula.all(
        selected(draft.on()),
        draft.when().map(when -> truth(when).yes()).orElse(Formula.Constant.TRUE));
  }

  /** Returns where a rule does not apply, and does not fail to tell. */
  Formula appliesNot(Draft draft) {
    return Formula.any(
        selected(draft.on()).not(),
        draft.when().map(when -> truth(when).no()).orElse(Formula.Constant.FALSE));
  }

  /** Returns where a rule's exception exempts. */
  Formula exempt(Draft draft) {
    return draft.unless().map(this::exempt).orElse(Formula.Constant.FALSE);
  }

  private Formula exempt(Exemption exemption) {
    Formula now = exemption.untilMillis().isPresent()
        ? Formula.is(NOW, new Test.Within(Ranges.below(exemption.untilMillis().getAsLong())))
        : Formula.Constant.TRUE;
    return Formula.all(now, truth(exemption.that()).yes());
  }

  /** Returns where what a rule asks is as it should be. */
  Formula fulfilled(CheckedRule rule) {
    boolean deny = rule.rule().section() == Section.DENY;
    return rule.draft()
        .that()
        .map(this::truth)
        .map(truth -> deny ? truth.no() : truth.yes())
        .orElse(deny ? Formula.Constant.TRUE : Formula.Constant.FALSE);
  }

  /** Returns where a rule lets a call pass, once all that it leans on do. */
  Formula passes(CheckedRule rule) {
    return Formula.any(
        appliesNot(rule.draft()),
        Formula.all(applies(rule.draft()), fulfilled(rule)),
        exempt(rule.draft()));
  }

  /** Returns where a rule refuses a call: it is asked, and does not let it pass. */
  Formula refuses(CheckedRule rule) {
    return Formula.all(matched(), guarded(rule.rule().leansOn()), passes(rule).not());
  }

  /** Returns where an {@code ensure} rule gives a call what it mandates, if nothing refuses it. */
  Formula applied(CheckedEnsure ensure) {
    return Formula.all(
        matched(), applies(ensure.draft()), exempt(ensure.draft()).not());
  }

  /** Returns where it does not, and nothing fails. */
  Formula notApplied(CheckedEnsure ensure) {
    return Formula.any(unmatched(), appliesNot(ensure.draft()), exempt(ensure.draft()));
  }
}
