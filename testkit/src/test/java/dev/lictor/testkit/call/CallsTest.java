package dev.lictor.testkit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.identity.Team;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.drawing.CounterExample;
import dev.lictor.testkit.drawing.Drawing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final int MANY = 8_000;
  private static final Domain DOMAIN = Domain.builder()
      .models("gpt-4o", "gpt-5", "anthropic--claude-4.5-sonnet")
      .team(new Team("alpha", Set.of("gpt-5"), Map.of("monthlyTokens", 1000L, "pilot", true)))
      .tenants("acme-eu")
      .hosts("files.acme.example")
      .numbers(8_000)
      .build();
  private static final List<Situation> DRAWN =
      Drawing.of(Calls.of(DOMAIN).arbitrary(), 1, MANY).values();

  private static long count(Predicate<Situation> what) {
    return DRAWN.stream().filter(what).count();
  }

  private static long countFacts(Predicate<CallFacts> what) {
    return count(situation -> what.test(situation.body()));
  }

  @Test
  void sayNothingThatTheirDialectCannotSay() {
    assertThat(DRAWN)
        .allSatisfy(situation ->
            assertThat(Impossible.in(situation.operation(), situation.body())).isEmpty());
  }

  @Test
  void areOfEveryDialectAndKind() {
    for (Dialect dialect : Dialect.values()) {
      assertThat(count(situation -> situation.operation().dialect().equals(dialect.word())))
          .as(dialect.word())
          .isGreaterThan(MANY / 50);
    }
    for (Kind kind : Kind.values()) {
      assertThat(count(situation -> situation.operation().kind() == kind))
          .as(kind.word())
          .isGreaterThan(MANY / 100);
    }
  }

  @Test
  void reachTheBranchesThatTheDomainIsAbout() {
    assertThat(count(situation -> situation.caller().team().isEmpty())).isGreaterThan(MANY / 10);
    assertThat(count(situation -> situation
            .caller()
            .team()
            .filter(team -> team.name().equals("alpha"))
            .isPresent()))
        .isGreaterThan(MANY / 10);
    assertThat(count(situation -> situation
            .caller()
            .team()
            .filter(team -> Objects.equals(team.attributes().get("monthlyTokens"), 8001L))
            .isPresent()))
        .isGreaterThan(5);
    assertThat(count(situation -> situation.caller().tenant().equals("acme-eu")))
        .isGreaterThan(MANY / 4);
    assertThat(count(situation -> !situation.caller().tenant().equals("acme-eu")))
        .isGreaterThan(MANY / 4);
    assertThat(countFacts(facts -> facts.maxOutputTokens() == 8_000)).isGreaterThan(20);
    assertThat(countFacts(facts -> facts.maxOutputTokens() == 8_001)).isGreaterThan(20);
    assertThat(countFacts(facts ->
            facts.media().stream().anyMatch(media -> media.host().equals("files.acme.example"))))
        .isGreaterThan(20);
    assertThat(countFacts(
            facts -> facts.models().stream().map(ModelRef::name).anyMatch("gpt-5"::equals)))
        .isGreaterThan(MANY / 20);
    assertThat(countFacts(
            facts -> facts.models().stream().anyMatch(model -> model.entry().isEmpty())))
        .isGreaterThan(MANY / 50);
  }

  @Test
  void sayEachInterestingThingOften() {
    Map<String, Predicate<CallFacts>> interesting = Map.ofEntries(
        Map.entry("stream", CallFacts::stream),
        Map.entry("no usage", facts -> !facts.reportsUsage()),
        Map.entry("fallback", facts -> facts.models().stream()
            .anyMatch(model -> model.role().equals("fallback"))),
        Map.entry("no cap", facts -> facts.attempts().stream()
            .anyMatch(attempt -> attempt.outputCapTokens().isEmpty())),
        Map.entry("choices", facts -> facts.choices() > 1),
        Map.entry("filters", facts -> !facts.filtering().equals(Filtering.NONE)),
        Map.entry("masking", facts -> facts.masking().method() != Masking.Method.NONE),
        Map.entry("tools", facts -> facts.tools().size() > 1),
        Map.entry(
            "media elsewhere", facts -> facts.media().stream().anyMatch(media -> media.remote())),
        Map.entry(
            "media carried", facts -> facts.media().stream().anyMatch(media -> !media.remote())),
        Map.entry("references", facts -> !facts.references().isEmpty()),
        Map.entry("grounding", CallFacts::grounding),
        Map.entry("translation", CallFacts::translation),
        Map.entry("budget of thought", facts -> facts.reasoning().budgetTokens().isPresent()),
        Map.entry("effort", facts -> !facts.reasoning().effort().isEmpty()),
        Map.entry("guardrail", facts -> facts.guardrail().isPresent()),
        Map.entry("safety settings", facts -> !facts.safetySettings().isEmpty()),
        Map.entry("tier", facts -> !facts.serviceTier().isEmpty()),
        Map.entry("state", CallFacts::storedState),
        Map.entry("instructions", facts -> facts.systemMessages() > 0),
        Map.entry("open input", facts -> !facts.input().closed()));

    interesting.forEach(
        (name, what) -> assertThat(countFacts(what)).as(name).isGreaterThan(MANY / 200));
  }

  @Test
  void shrinkToAPlainCompletion() {
    Situation plain = Drawing.of(Calls.of(DOMAIN).arbitrary(), 7, 1)
        .findCounterExample(situation -> false)
        .map(CounterExample::value)
        .orElseThrow();

    assertThat(plain.operation().dialect()).isEqualTo("orchestration.v2");
    assertThat(plain.body().models()).extracting(ModelRef::name).containsExactly("gpt-4o");
    assertThat(Given.yaml(plain)).isEqualTo("""
            at: 2026-11-21T12:00:00Z
            given:
              caller: {issuer: issuer.example, tenant: acme-eu, instance: instance-1, client: client-1}
              call: {dialect: orchestration.v2, deployment: d1234, resourceGroup: default, models: [gpt-4o]}
            """);
  }

  @Test
  void areNarrowedByDialectKindAndOperation() {
    Arrays.stream(new Calls[] {
          Calls.of(DOMAIN).speaking("openai").ofKind(Kind.EMBEDDING),
          Calls.of(DOMAIN).about(operation -> operation.name().equals("embeddings.create"))
        })
        .forEach(calls -> assertThat(Drawing.of(calls.operations(), 3, 200).values())
            .extracting(Operation::name)
            .containsOnly("embeddings.create"));
    assertThatThrownBy(() -> Calls.of(DOMAIN).speaking("rpt").ofKind(Kind.JOB))
        .hasMessage("no operation is left to call");
  }
}
