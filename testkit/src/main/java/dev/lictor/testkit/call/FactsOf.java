package dev.lictor.testkit.call;

import dev.lictor.testkit.call.Traits.Can;
import dev.lictor.testkit.domain.Domain;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws what the calls of one operation say besides which models they want. Confined to one form. */
final class FactsOf {

  private static final int ABSENT = 4;
  private static final int PRESENT = 1;

  private final List<Arbitrary<Change>> changes = new ArrayList<>();
  private final Form form;
  private final Traits traits;
  private final Domain domain;

  private FactsOf(Form form, Domain domain) {
    this.form = form;
    this.traits = form.traits();
    this.domain = domain;
  }

  /** Returns all that the calls of a form say, as one change. */
  static Arbitrary<Change> of(Form form, Domain domain) {
    FactsOf facts = new FactsOf(form, domain);
    facts.collect();
    return Combinators.combine(facts.changes)
        .as(all -> builder -> all.forEach(change -> change.to(builder)));
  }

  private void collect() {
    boolean counts = traits.can(Can.COUNT_TOKENS);
    changes.add(Arbitraries.just(facts -> facts.countsTokens(counts)));
    changes.add(stream());
    if (traits.can(Can.BE_READ)) {
      changes.add(domain.numbersFrom(2).map(bytes -> facts -> facts.bodyBytes(bytes)));
    }
    if (!traits.tools().isEmpty()) {
      maybe(Contents.tools(traits, domain));
    }
    if (!traits.media().isEmpty()) {
      maybe(Contents.media(traits, domain));
    }
    if (traits.can(Can.FILTER)) {
      maybe(Safety.filtering(traits.can(Can.PROTECT_CODE)));
    }
    if (traits.can(Can.MASK)) {
      maybe(Safety.masking(traits, domain));
    }
    if (form.isLookedUpLater()) {
      changes.add(Contents.kept());
    } else if (!traits.references().isEmpty()) {
      maybe(Contents.references(traits, domain));
    }
    if (traits.can(Can.GROUND)) {
      maybe(Contents.grounding(domain));
    }
    if (traits.can(Can.TRANSLATE)) {
      maybe(Arbitraries.just(facts -> facts.translation(true)));
    }
    if (!traits.efforts().isEmpty() || traits.can(Can.BUDGET_THOUGHT)) {
      maybe(Contents.reasoning(traits, domain));
    }
    if (traits.can(Can.GUARD)) {
      maybe(Contents.guardrail(domain));
    }
    if (!traits.settings().isEmpty()) {
      maybe(Contents.settings(traits));
    }
    if (!traits.tiers().isEmpty()) {
      maybe(Arbitraries.of(traits.tiers()).map(tier -> facts -> facts.serviceTier(tier)));
    }
    if (traits.can(Can.STORE)) {
      maybe(Arbitraries.just(facts -> facts.storedState(true)));
    }
    if (traits.can(Can.INSTRUCT)) {
      maybe(Arbitraries.of(1L, 2L).map(count -> facts -> facts.systemMessages(count)));
    }
  }

  private void maybe(Arbitrary<Change> change) {
    changes.add(Arbitraries.frequencyOf(
        Tuple.of(ABSENT, Arbitraries.just(Change.NONE)), Tuple.of(PRESENT, change)));
  }

  private Arbitrary<Change> stream() {
    if (!traits.can(Can.STREAM)) {
      return Arbitraries.just(Change.NONE);
    }
    Change streamed = facts -> facts.stream(true);
    if (form.isAlwaysStreamed()) {
      return Arbitraries.just(streamed);
    }
    Change unreported = facts -> facts.stream(true).reportsUsage(false);
    return traits.can(Can.GO_UNREPORTED)
        ? Arbitraries.of(Change.NONE, streamed, unreported)
        : Arbitraries.of(Change.NONE, streamed);
  }
}
