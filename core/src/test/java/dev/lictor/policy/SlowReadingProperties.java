package dev.lictor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** The engine decides as the slow reading of the language does. */
@Domain(PolicyDomain.class)
class SlowReadingProperties {

  @Property(tries = 4_000, seed = "81", edgeCases = EdgeCasesMode.NONE)
  void theEngineDecidesAsTheSlowReadingDoes(@ForAll List<Document> policy, @ForAll Situation call) {
    SlowReading.Outcome slow = SlowReading.of(policy, call);

    Decision decision = Policy.of(policy, "").decide(call);

    if (decision instanceof Decision.Permit yes) {
      assertThat(slow.reasons()).isEmpty();
      assertThat(effect(yes.mandate().on(call.body()))).isEqualTo(effect(slow.sent()));
      assertThat(claims(yes.claims().stream().filter(claim -> !claim.shadow()).toList()))
          .isEqualTo(slow.claims());
      assertThat(yes.redact()).isEqualTo(slow.redact());
    } else {
      assertThat(places(((Decision.Refuse) decision).reasons()))
          .containsExactlyElementsOf(slow.reasons());
    }
    assertShadows(policy, call, slow, decision);
    Statistics.label("permits").collect(slow.reasons().isEmpty());
    Statistics.label("permits").coverage(some -> {
      some.check(true).percentage(p -> p > 20);
      some.check(false).percentage(p -> p > 20);
    });
  }

  private static void assertShadows(
      List<Document> policy, Situation call, SlowReading.Outcome slow, Decision decision) {
    List<ShadowOutcome> told = new ArrayList<>(decision.shadows());
    for (Document document : policy) {
      Optional<SlowReading.Outcome> would = SlowReading.ifItDecided(policy, document.name(), call)
          .filter(outcome -> outcome.heard().contains(document.name()));
      if (would.isPresent()) {
        List<SlowReading.Place> reasons = would.get().reasons().stream()
            .filter(place -> slow.reasons().isEmpty() || place.document().equals(document.name()))
            .toList();
        ShadowOutcome shadow = told.remove(0);
        assertThat(shadow.document()).isEqualTo(document.name());
        assertThat(places(shadow.reasons())).isEqualTo(reasons);
        assertThat(shadow.edits().isEmpty())
            .isEqualTo(!would.get().reasons().isEmpty()
                || !would.get().editing().contains(document.name()));
      }
    }
    assertThat(told).isEmpty();
  }

  private static List<SlowReading.Place> places(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> new SlowReading.Place(reason.document(), reason.section(), reason.id()))
        .toList();
  }

  private static Map<SlowReading.Place, List<Object>> claims(List<BudgetClaim> claims) {
    Map<SlowReading.Place, List<Object>> all = new TreeMap<>();
    for (BudgetClaim claim : claims) {
      List<Object> values = new ArrayList<>(claim.key().per());
      values.add(claim.limit());
      all.put(
          new SlowReading.Place(
              claim.key().document(), Section.BUDGETS, claim.key().budget()),
          values);
    }
    return all;
  }

  /** Returns the call with every cap said as what it comes to. */
  private static CallFacts effect(CallFacts call) {
    return Strictness.sorted(call).toBuilder()
        .attempts(attempt -> new Attempt(
            attempt.model(),
            OptionalLong.of(attempt.maxOutputTokens()),
            attempt.choices(),
            attempt.retries()))
        .build();
  }
}
