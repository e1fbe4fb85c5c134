package dev.lictor.testkit;

import static dev.lictor.testkit.PolicyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.Paths;
import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.identity.Team;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Selector;
import dev.lictor.testkit.call.CallBuilder;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.request.RawRequest;
import dev.lictor.testkit.request.Requests;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayUnderTestTest {

  private static final Team ALPHA = new Team("alpha", Set.of(), Map.of());
  private static final Domain DOMAIN = Domain.builder().team(ALPHA).build();
  private static final String V2 = "/v2/inference/deployments/d1234/v2/completion";

  private static final Policy POLICY = Rules.policy(
      Document.builder("teams-and-models").rules(Rules.shared().rules()).build());
  private static final GatewayUnderTest GATEWAY = GatewayUnderTest.of(POLICY, DOMAIN);

  private static RawRequest asking(String model) {
    return RawRequest.post(
        V2,
        "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":"
            + "\"Hi\"}]},\"model\":{\"name\":\"" + model + "\"}}}}}");
  }

  @Test
  void forwardsWhatThePolicyAdmits() {
    Outcome outcome = GATEWAY.send(asking("gpt-4o"));

    assertThat(outcome).isForwarded().unchanged();
    CallFacts facts = ((Outcome.Forwarded) outcome).facts().orElseThrow();
    assertThat(facts.models()).extracting(ModelRef::name).containsExactly("gpt-4o");
    assertThat(facts.models()).allMatch(model -> model.entry().isPresent());
  }

  @Test
  void refusesWhatThePolicyOrTheEngineRefuses() {
    assertThat(GATEWAY.send(asking("sonar")))
        .isRefused()
        .because("approved-models")
        .withStatus(403);
    assertThat(GATEWAY.send(asking("gpt-99")))
        .isRefused()
        .because("unknown_model")
        .withStatus(403);
    assertThat(GATEWAY.send(RawRequest.post(V2, "{")))
        .isRefused()
        .because("truncated")
        .withStatus(400);
    assertThat(GATEWAY.calledBy(CallBuilder.in(DOMAIN).build().caller()).send(asking("gpt-4o")))
        .because("known-team");
  }

  @Test
  void asksForTheFiguresOfAStreamOnItsWay() {
    RawRequest streamed = RawRequest.post(
            "/v2/inference/deployments/d1234/chat/completions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true}")
        .servedBy("foundation-models", "azure-openai", "gpt-4o");

    Outcome outcome = GATEWAY.send(streamed);

    assertThat(((Outcome.Forwarded) outcome).facts().orElseThrow().reportsUsage())
        .isTrue();
    assertThatThrownBy(() -> assertThat(outcome).unchanged())
        .hasMessageStartingWith("expected this request to be forwarded as it came")
        .hasMessageContaining("\"include_usage\":true")
        .hasMessageContaining("POST /v2/inference/deployments/d1234/chat/completions");
  }

  @Test
  void knowsWhatVendorsOwnPathsAreAndWhatReferencesStandFor() {
    RawRequest referring =
        RawRequest.post(V2, "{\"config_ref\":{\"id\":\"0a1b2c3d-0000-4000-8000-00000000000f\"}}");
    RawRequest vendors = RawRequest.post(
            "/v1/chat/completions",
            "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
        .on(Paths.NATIVE);

    assertThat(GATEWAY.send(referring)).isForwarded();
    assertThat(GATEWAY.send(vendors)).isForwarded().unchanged();
    assertThat(GATEWAY.send(RawRequest.bodiless("GET", "/v2/lm/deployments"))).isForwarded();
  }

  @Test
  void releasesWhatItHolds() {
    BudgetRule one = new BudgetRule(
        "one-request",
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        Unit.REQUESTS,
        List.of(),
        evaluation -> 1L,
        new CalendarWindow(CalendarWindow.Unit.DAY, ZoneOffset.UTC),
        Set.of());
    GatewayUnderTest gateway = GatewayUnderTest.of(
        Rules.policy(Document.builder("tight").budgets(List.of(one)).build()), DOMAIN);

    assertThat(gateway.send(asking("gpt-4o"))).isForwarded();
    assertThat(gateway.send(asking("gpt-4o"))).isForwarded();
  }

  @Test
  void takesWhatIsTrueOfAllRequests() {
    Requests requests = Requests.of(DOMAIN).speaking("orchestration", "openai.chat");

    assertThat(GATEWAY)
        .withTries(300)
        .sendsOnly(requests.wellFormed(), facts -> facts.models().stream()
            .allMatch(model -> model.name().startsWith("gpt-")))
        .settlesAtOnce(requests.wellFormed())
        .refusesAll(requests.hostile());
    assertThat(GATEWAY.calledBy(CallBuilder.in(DOMAIN).build().caller()))
        .withTries(200)
        .refusesAllBecause(
            Requests.of(DOMAIN).speaking("orchestration").wellFormed(), "known-team");
  }

  @Test
  void showsTheSmallestRequestForWhichSomethingIsNotTrue() {
    Requests requests = Requests.of(DOMAIN).speaking("orchestration.v2");

    assertThatThrownBy(() -> assertThat(GATEWAY).withSeed(9).refusesAll(requests.wellFormed()))
        .hasMessageStartingWith(
            "expected the gateway to refuse all these requests with a 4xx\n(seed 9, try ")
        .hasMessageContaining("it is forwarded, with the body\n{\"config\"")
        .hasMessageEndingWith(
            "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":"
                + "\"Hi\"}]},\"model\":{\"name\":\"gpt-4o\"}}}}}");
    assertThatThrownBy(() -> assertThat(GATEWAY)
            .sendsOnly(requests.wellFormed(), facts -> facts.attempts().size() == 1))
        .hasMessageContaining("expected all requests to be sent otherwise");
  }
}
