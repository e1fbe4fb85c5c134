package dev.lictor.testkit;

import static dev.lictor.testkit.PolicyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.Kind;
import dev.lictor.identity.Team;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Redact;
import dev.lictor.policy.Selector;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.call.CallBuilder;
import dev.lictor.testkit.call.Callers;
import dev.lictor.testkit.call.Calls;
import dev.lictor.testkit.domain.Domain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class PolicyAssertionsTest {

  private static final Team ALPHA = new Team("alpha", Set.of(), Map.of());
  private static final Domain DOMAIN =
      Domain.builder().team(ALPHA).models("gpt-4o", "sonar").build();
  private static final Policy POLICY = Rules.policy(Rules.shared());

  private static CallBuilder call() {
    return CallBuilder.in(DOMAIN).by(ALPHA);
  }

  private static Calls inferences() {
    return Calls.of(DOMAIN).ofKind(Kind.INFERENCE);
  }

  @Test
  void takesWhatIsTrueOfOneCall() {
    assertThat(POLICY)
        .refuses(call().models("sonar").build())
        .because("approved-models")
        .onlyBecause("approved-models")
        .withStatus(403)
        .withMessage("no approved-models")
        .withDetail("rule", "approved-models");
    assertThat(POLICY)
        .admits(call().build())
        .heldBy()
        .sending(facts -> facts.filtering().input().azure().hate() == 4);
  }

  @Test
  void showsTheCallAndTheReasons() {
    assertThatThrownBy(() -> assertThat(POLICY).admits(call().models("sonar").build()))
        .isInstanceOf(AssertionError.class)
        .hasMessage("""
            expected the policy to admit this call
            it is: refused
              - shared, require approved-models, 403: no approved-models

            at: 2026-11-21T12:00:00Z
            given:
              caller:
                issuer: issuer.example
                tenant: tenant-1
                instance: instance-1
                client: client-1
                team: {name: alpha, models: []}
              call: {dialect: orchestration.v2, deployment: d1234, resourceGroup: default, models: [sonar]}
            """);
    assertThatThrownBy(() -> assertThat(POLICY).refuses(call().build()))
        .hasMessageStartingWith(
            "expected the policy to refuse this call\nit is: admitted, with [AZURE_CONTENT_SAFETY]\n");
  }

  @Test
  void objectsToWhatIsNotTrueOfOneCall() {
    Situation refused = call().models("sonar").build();
    Situation admitted = call().build();
    RefusalAssert refusal = assertThat(POLICY).refuses(refused);
    AdmissionAssert admission = assertThat(POLICY).admits(admitted);

    assertThatThrownBy(() -> refusal.because("known-team"))
        .hasMessageStartingWith("expected the policy to refuse this call because of [known-team]");
    assertThatThrownBy(() -> refusal.withStatus(404)).hasMessageContaining("with status 404");
    assertThatThrownBy(() -> refusal.withMessage("x")).hasMessageContaining("message \"x\"");
    assertThatThrownBy(() -> refusal.withDetail("rule", "x")).hasMessageContaining("rule = x");
    assertThatThrownBy(() -> assertThat(POLICY)
            .refuses(CallBuilder.in(DOMAIN).models("sonar").build())
            .onlyBecause("known-team"))
        .hasMessageContaining("nothing but [known-team]");
    assertThatThrownBy(admission::unchanged)
        .hasMessageContaining("to be sent as it came")
        .hasMessageContaining("it would be sent as")
        .hasMessageContaining("filtering: {input: {azure: {hate: 4");
    assertThatThrownBy(() -> admission.heldBy("team-month")).hasMessageContaining("not []");
    assertThatThrownBy(() -> admission.redacting(Redact.INTERMEDIATE_RESULTS))
        .hasMessageContaining("intermediate_results");
    assertThatThrownBy(() -> admission.sending(facts -> false))
        .hasMessageContaining("to be sent otherwise");
  }

  @Test
  void takesWhatIsTrueOfAllCalls() {
    assertThat(POLICY)
        .refusesAll(inferences().by(Callers.withoutTeam(DOMAIN)).arbitrary())
        .because("known-team")
        .withStatus(403);
    assertThat(POLICY)
        .sendsOnly(
            inferences().speaking("orchestration").arbitrary(),
            sent -> sent.body().filtering().input().azure().violence() <= 4)
        .settlesAtOnce(inferences().arbitrary())
        .decides(inferences().arbitrary(), (call, decision) -> true);
    assertThat(Rules.policy(Document.builder("all").on(Selector.ANY).build()))
        .admitsAll(Calls.of(DOMAIN).arbitrary());
  }

  @Test
  void showsTheSmallestCallForWhichSomethingIsNotTrueAndHowItWasComeBy() {
    Arbitrary<Situation> calls = inferences().by(Callers.in(ALPHA, DOMAIN)).arbitrary();

    assertThatThrownBy(() -> assertThat(POLICY).withSeed(4).withTries(50).admitsAll(calls))
        .hasMessageMatching(
            "(?s)expected the policy to admit all these calls\\n\\(seed 4, try \\d+ of 50, shrunk \\d+ times\\)\\n.*")
        .hasMessageContaining("- shared, require approved-models, 403: no approved-models")
        .hasMessageEndingWith(
            "  call: {dialect: orchestration.v2, deployment: d1234, resourceGroup: default, models: [sonar]}\n");
    assertThatThrownBy(() -> assertThat(POLICY).refusesAll(calls).because("x"))
        .hasMessageStartingWith("expected the policy to refuse all these calls");
    Arbitrary<Situation> strangers =
        inferences().by(Callers.withoutTeam(DOMAIN)).arbitrary();
    assertThatThrownBy(() -> assertThat(POLICY).refusesAll(strangers).onlyBecause("known-team"))
        .hasMessageContaining("because of nothing but [known-team]")
        .hasMessageContaining("models: [sonar]");
    assertThatThrownBy(() -> assertThat(POLICY)
            .sendsOnly(calls, sent -> sent.body().filtering().input().azure().hate() < 4))
        .hasMessageStartingWith("expected all calls to be sent otherwise");
  }

  @Test
  void doesNotTakeForShownWhatNoCallShows() {
    assertThatThrownBy(() -> assertThat(POLICY)
            .sendsOnly(inferences().by(Callers.withoutTeam(DOMAIN)).arbitrary(), sent -> false))
        .hasMessage("expected some of 1000 calls to be admitted, found none: nothing was shown");
  }

  @Test
  void objectsToEditsThatDoNotSettle() {
    AtomicInteger asked = new AtomicInteger();
    EnsureRule smaller = new EnsureRule(
        "smaller",
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        Condition.ALWAYS,
        evaluation -> Mandate.builder()
            .caps(new Caps(
                OptionalLong.of(1_000 - asked.incrementAndGet() / 20),
                OptionalLong.empty(),
                OptionalLong.empty()))
            .build(),
        Set.of());
    Policy policy =
        Rules.policy(Document.builder("moody").ensures(List.of(smaller)).build());

    assertThatThrownBy(
            () -> assertThat(policy).withTries(200).settlesAtOnce(inferences().arbitrary()))
        .hasMessageStartingWith("expected edits to settle at once");
  }
}
