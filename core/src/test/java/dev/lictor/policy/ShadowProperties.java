package dev.lictor.policy;

import static dev.lictor.policy.Trial.withoutShadows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** What only records changes nothing, and records what it would have done. */
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
class ShadowProperties {

  @Property(seed = "61")
  void aShadowChangesNoOutcome(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    Trial without = Trial.of(policy, call);
    Trial with = Trial.of(Parts.with(policy, rolled(added, Rollout.SHADOW)), call);

    assertThat(withoutShadows(with.decision())).isEqualTo(withoutShadows(without.decision()));
    assertThat(with.sent()).isEqualTo(without.sent());
    assertThat(with.edits()).isEqualTo(without.edits());
  }

  @Property(seed = "62")
  void aShareIsAShadowForSomeAndDecidesForTheOthersWithoutGoverning(
      @ForAll List<Document> policy,
      @ForAll Document added,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll Situation call) {
    Rollout share =
        Rollout.share(percent, evaluation -> evaluation.situation().caller().tenant());
    boolean among = share.enforces("x", new Evaluation(call, 0));

    Decision decision = Policy.of(Parts.with(policy, rolled(added, share)), "").decide(call);

    Document same = among
        ? rolled(added, Rollout.ENFORCE).toBuilder().delegated(true).build()
        : rolled(added, Rollout.SHADOW);
    assertThat(decision).isEqualTo(Policy.of(Parts.with(policy, same), "").decide(call));
    Statistics.label("among").collect(among);
    Statistics.label("among").coverage(among2 -> among2.check(true).percentage(p -> p > 20));
  }

  @Property(seed = "63")
  void aShareOnlyGrows(
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll @IntRange(min = 1, max = 99) int more,
      @ForAll String value,
      @ForAll Situation call) {
    Evaluation evaluation = new Evaluation(call, 0);
    boolean among = Rollout.share(percent, e -> value).enforces("x", evaluation);

    if (among) {
      assertThat(Rollout.share(Math.max(percent, more), e -> value).enforces("x", evaluation))
          .isTrue();
    }
    assertThat(Rollout.share(percent, e -> value).enforces("x", evaluation)).isEqualTo(among);
  }

  @Property(seed = "64")
  void aShadowRecordsWhatItWouldHaveDone(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    List<Document> deciding = policy.stream().filter(d -> d.rollout().isWhole()).toList();
    Assume.that(!deciding.isEmpty());
    Policy shadowed = Policy.of(Parts.with(deciding, rolled(added, Rollout.SHADOW)), "");
    Policy enforced = Policy.of(Parts.with(deciding, rolled(added, Rollout.ENFORCE)), "");

    Decision before = Policy.of(deciding, "").decide(call);
    Decision now = enforced.decide(call);
    Optional<ShadowOutcome> told = shadowed.decide(call).shadows().stream().findAny();

    List<Reason> reasons = told.map(ShadowOutcome::reasons).orElse(List.of());
    if (before.kind() == Decision.Kind.PERMIT) {
      assertThat(reasons)
          .isEqualTo(now instanceof Decision.Refuse no ? no.reasons() : List.<Reason>of());
    } else if (now instanceof Decision.Refuse no) {
      assertThat(reasons)
          .isEqualTo(no.reasons().stream()
              .filter(reason -> reason.document().equals("x"))
              .toList());
    }
    if (before instanceof Decision.Permit yes && now instanceof Decision.Permit then) {
      CallFacts sent = then.mandate().on(call.body());
      assertThat(yes.mandate().and(then.mandate()).on(call.body())).isEqualTo(sent);
      told.ifPresent(outcome -> assertThat(then.mandate().aspects()).containsAll(outcome.edits()));
      if (!sent.equals(yes.mandate().on(call.body()))) {
        assertThat(told.orElseThrow().edits()).isNotEmpty();
      }
    }
    Statistics.label("refuses").collect(!reasons.isEmpty());
    Statistics.label("refuses").coverage(some -> some.check(true).percentage(p -> p > 20));
  }

  @Property(seed = "65")
  void aShadowKeepsTheBooksThatItWouldHaveKept(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    List<Document> deciding = policy.stream().filter(d -> d.rollout().isWhole()).toList();
    Decision now =
        Policy.of(Parts.with(deciding, rolled(added, Rollout.SHADOW)), "").decide(call);
    Decision then =
        Policy.of(Parts.with(deciding, rolled(added, Rollout.ENFORCE)), "").decide(call);
    Assume.that(now instanceof Decision.Permit && then instanceof Decision.Permit);

    assertThat(shadows((Decision.Permit) now)).isEqualTo(of("x", (Decision.Permit) then));
  }

  private static List<BudgetClaim> shadows(Decision.Permit permit) {
    return permit.claims().stream().filter(BudgetClaim::shadow).toList();
  }

  private static List<BudgetClaim> of(String document, Decision.Permit permit) {
    return permit.claims().stream()
        .filter(claim -> claim.key().document().equals(document))
        .map(BudgetClaim::asShadow)
        .toList();
  }

  private static Document rolled(Document added, Rollout rollout) {
    return Parts.named("x", added).toBuilder().rollout(rollout).build();
  }
}
