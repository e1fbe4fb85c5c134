package dev.lictor.dsl.explain;

import dev.lictor.dsl.cel.Traced;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one document step by step, as core asks all of them. Confined to one call. */
final class Asking {

  private final Document document;
  private final Followed asked;
  private final List<Traced> match;
  private final DocumentView.Role role;
  private final Rules rules;
  private final List<RuleView> views = new ArrayList<>();
  private Followed sent;

  /** Asks what the document thinks of the call as it was asked. */
  Asking(Document document, Situation situation) {
    this.document = document;
    this.asked = new Followed(document, situation);
    this.sent = asked;
    this.role = role();
    this.match = asked.trace().take();
    this.rules = new Rules(document, asked);
    if (speaks()) {
      rulesOf(/* onPass= */ false).forEach(rule -> views.add(rules.ask(rule)));
      // Core asks no further where a rule objects: its reason stands for what follows.
      if (!refuses()) {
        document.ensures().forEach(rule -> views.add(ask(rule)));
      }
    }
  }

  private DocumentView.Role role() {
    if (!asked.selects(document.on())) {
      return DocumentView.Role.NOT_ABOUT;
    }
    Optional<Boolean> matches = asked.holds(document.match());
    if (matches.isEmpty()) {
      return DocumentView.Role.FAILS;
    }
    if (!matches.get()) {
      return DocumentView.Role.DOES_NOT_MATCH;
    }
    return document.rollout().enforces(document.name(), asked.evaluation())
        ? DocumentView.Role.DECIDES
        : DocumentView.Role.RECORDS;
  }

  private boolean speaks() {
    return role == DocumentView.Role.DECIDES || role == DocumentView.Role.RECORDS;
  }

  private List<Rule> rulesOf(boolean onPass) {
    return document.rules().stream()
        .filter(rule -> (rule.section() == Section.ON_PASS) == onPass)
        .toList();
  }

  /** Returns whether the document refuses the call, as far as it was asked. */
  boolean refuses() {
    return (role == DocumentView.Role.FAILS && !document.rollout().isShadow())
        || (role == DocumentView.Role.DECIDES
            && views.stream().anyMatch(view -> view.verdict().refuses()));
  }

  /** Asks what the document wants of the call as it would be sent. */
  void onPass(Situation situation) {
    if (speaks()) {
      sent = situation.equals(asked.situation()) ? asked : new Followed(document, situation);
      rulesOf(/* onPass= */ true).forEach(rule -> views.add(rules.ask(rule, sent)));
    }
  }

  /** Asks which budgets count the call as it would be sent. */
  void budgets() {
    if (speaks()) {
      document.budgets().forEach(budget -> views.add(ask(budget)));
    }
  }

  /** Returns what the document came to. */
  DocumentView view() {
    views.sort(Comparator.comparing(RuleView::section).thenComparing(RuleView::id));
    Map<String, Traced> variables = new LinkedHashMap<>(asked.trace().variables());
    sent.trace().variables().forEach(variables::putIfAbsent);
    return new DocumentView(document.name(), role, match, variables, views);
  }

  private RuleView ask(EnsureRule rule) {
    Optional<RuleView> skipped = rules.skipped(Section.ENSURE, rule.id(), rule.leansOn());
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Verdict verdict = asked.applies(rule.on(), rule.when(), rule.unless());
    Optional<Mandate> mandate = Optional.empty();
    if (verdict == Verdict.PASSES) {
      boolean possible = asked.holds(rule.possible()).orElse(false);
      mandate = possible ? asked.value(rule.mandate()) : Optional.empty();
      verdict = mandate.map(this::verdict).orElse(possible ? Verdict.FAILS : Verdict.REFUSES);
    }
    return new RuleView(
        Section.ENSURE,
        rule.id(),
        verdict,
        mandate.map(found -> Words.of(found.aspects())).orElse(""),
        asked.trace().take());
  }

  private Verdict verdict(Mandate mandate) {
    return mandate.unmetBy(asked.situation().body()).isEmpty() ? Verdict.IS_MET : Verdict.EDITS;
  }

  private RuleView ask(BudgetRule budget) {
    Optional<RuleView> skipped = rules.skipped(Section.BUDGETS, budget.id(), budget.leansOn());
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Verdict verdict = sent.applies(budget.on(), budget.when(), budget.unless());
    String detail = "";
    if (verdict == Verdict.PASSES) {
      List<String> per = new ArrayList<>();
      for (Expression<String> key : budget.per()) {
        sent.value(key).ifPresent(per::add);
      }
      Optional<Long> limit = sent.value(budget.limit());
      boolean sound = per.size() == budget.per().size() && limit.isPresent();
      verdict = sound ? Verdict.COUNTS : Verdict.FAILS;
      detail = sound ? Words.held(budget, per, limit.get(), sent.situation()) : "";
    }
    return new RuleView(Section.BUDGETS, budget.id(), verdict, detail, sent.trace().take());
  }
}
