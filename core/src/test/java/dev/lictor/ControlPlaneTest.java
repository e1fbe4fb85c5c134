package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import dev.lictor.call.Kind;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy about the control plane is decided on what the upstream will see. */
class ControlPlaneTest {

  private static final Selector CONTROL = new Selector(Set.of(Kind.CONTROL), List.of());

  private static Policy policy(List<BudgetRule> budgets) {
    Rule shared = new Rule(
        Section.REQUIRE,
        "shared-only",
        Selector.ANY,
        Condition.ALWAYS,
        e -> e.situation().operation().resourceGroup().equals("shared")
            && !e.situation().operation().method().equals("DELETE"),
        Optional.empty(),
        Reach.HEAD,
        Set.of(),
        new Rule.Saying(403, e -> "Only the shared group", Map.of()));
    return Policy.of(
        List.of(Document.builder("d")
            .on(CONTROL)
            .rules(List.of(shared))
            .budgets(budgets)
            .build()),
        "v1");
  }

  private static BudgetRule budget(Unit unit, long limit) {
    return new BudgetRule(
        "listings",
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        unit,
        List.of(),
        e -> limit,
        new CalendarWindow(CalendarWindow.Unit.DAY, ZoneOffset.UTC),
        Set.of());
  }

  private static RequestHead head(String... more) {
    Headers.Builder headers = Headers.builder()
        .add("Host", "gateway.example")
        .add("Authorization", "Bearer alpha")
        .add("AI-Resource-Group", "shared");
    for (int i = 0; i < more.length; i += 2) {
      headers.add(more[i], more[i + 1]);
    }
    return new RequestHead("GET", "/v2/lm/deployments", headers.build());
  }

  @ParameterizedTest
  @CsvSource({
    "AI-Resource-Group, other",
    "AI_Resource_Group, other",
    "Connection, AI-Resource-Group",
    "X-HTTP-Method-Override, DELETE"
  })
  void refusesAHeadThatTheUpstreamMayReadOtherwise(String name, String value) {
    Gateway gateway = Gateway.of(policy(List.of()));

    assertThat(gateway.open(head())).isInstanceOf(Opening.Pass.class);
    assertThat(gateway.open(head(name, value))).isInstanceOf(Opening.Refuse.class);
  }

  @Test
  void passesABodyOfAnyTypeOnTheControlPlane() {
    Gateway gateway = Gateway.of(policy(List.of()));

    Opening opening =
        gateway.open(head("Content-Type", "application/octet-stream", "Content-Encoding", "gzip"));

    assertThat(opening).isInstanceOf(Opening.Pass.class);
  }

  @Test
  void refusesWhatABudgetWouldCountThatNobodyCounts() {
    Gateway gateway = Gateway.of(policy(List.of(budget(Unit.REQUESTS, 0))));

    Opening opening = gateway.open(head());

    assertThat(((Opening.Refuse) opening).response().status()).isEqualTo(403);
    assertThat(Gateway.text(((Opening.Refuse) opening).response().body())).contains("listings");
  }

  @Test
  void passesWhatSpendsNoTokensWhateverIsLeftOfThem() {
    Gateway gateway = Gateway.of(policy(List.of(budget(Unit.TOKENS, 0))));

    assertThat(gateway.open(head())).isInstanceOf(Opening.Pass.class);
  }
}
