package dev.lictor.testkit.request;

import static dev.lictor.testkit.PolicyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Masking;
import dev.lictor.call.Reference;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Selector;
import dev.lictor.schema.Reading;
import dev.lictor.testkit.GatewayUnderTest;
import dev.lictor.testkit.Outcome;
import dev.lictor.testkit.call.Impossible;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.drawing.CounterExample;
import dev.lictor.testkit.drawing.Drawing;
import dev.lictor.testkit.internal.room.Rooms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {

  private static final int MANY = 1_000;
  private static final Domain DOMAIN =
      Domain.builder().hosts("files.acme.example").build();

  /** Words of the engine for what a gateway refuses though it reads it: who serves it, and what was kept of other calls. */
  private static final Set<String> BEYOND_THE_BODY =
      Set.of("unknown_model", "foreign_state", "unresolved_reference", "unsupported_operation");

  private static GatewayUnderTest permissive() {
    Document all = Document.builder("all").on(Selector.ANY).build();
    return GatewayUnderTest.of(Policy.of(List.of(all), "v1"), DOMAIN);
  }

  private static Arbitrary<RawRequest> wellFormed(Dialect dialect) {
    return Requests.of(DOMAIN).speaking(dialect.word()).wellFormed();
  }

  /** Returns what core's room does not read, or finds though the dialect cannot say it. */
  private static String objection(RawRequest request) {
    Optional<Rooms.Found> found = Rooms.find(request.head(), request.served(), request.paths());
    if (found.isEmpty()) {
      return "no room knows it";
    }
    Reading reading = found.get().room().read(found.get().operation(), request.body());
    if (reading instanceof Reading.Malformed malformed) {
      return malformed.message();
    }
    List<String> impossible =
        Impossible.in(found.get().operation(), ((Reading.Facts) reading).facts());
    return String.join(", ", impossible);
  }

  @ParameterizedTest
  @EnumSource
  void areReadByTheRoomOfTheirDialectWhichFindsWhatTheDialectCanSay(Dialect dialect) {
    Optional<CounterExample<RawRequest>> unread = Drawing.of(wellFormed(dialect), 1, MANY)
        .findCounterExample(request -> objection(request).isEmpty());

    assertThat(unread.map(found -> objection(found.value()) + '\n' + found.value()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void passTheFrontDoorOrAreRefusedForWhatIsNotInTheirBody(Dialect dialect) {
    GatewayUnderTest gateway = permissive();

    List<Outcome> outcomes = Drawing.of(wellFormed(dialect), 2, 300).values().stream()
        .map(gateway::send)
        .toList();

    assertThat(outcomes).allSatisfy(outcome -> {
      if (outcome instanceof Outcome.Refused no) {
        assertThat(no.reasons()).allMatch(reason -> BEYOND_THE_BODY.contains(reason.id()));
      }
    });
    assertThat(outcomes.stream()
            .filter(outcome -> outcome instanceof Outcome.Forwarded)
            .count())
        .isGreaterThan(100);
  }

  @Test
  void areRefusedWhenSpoiltInWhateverWay() {
    assertThat(permissive()).withTries(5_000).refusesAll(Requests.of(DOMAIN).hostile());
  }

  private static long share(Dialect dialect, Predicate<CallFacts> what) {
    return Drawing.of(wellFormed(dialect), 3, MANY).values().stream()
        .map(request ->
            Rooms.read(request.head(), request.body(), request.served(), request.paths()))
        .flatMap(Optional::stream)
        .filter(what)
        .count();
  }

  @Test
  void sayEachInterestingThingOften() {
    Map<Dialect, Map<String, Predicate<CallFacts>>> interesting = Map.of(
        Dialect.ORCHESTRATION_V2,
        Map.of(
            "fallbacks", facts -> facts.attempts().size() > 1,
            "no cap",
                facts ->
                    facts.attempts().stream().anyMatch(a -> a.outputCapTokens().isEmpty()),
            "weak filters", facts -> !facts.filtering().equals(Filtering.NONE),
            "strong filters", facts -> facts.filtering().input().azure().hate() == 0,
            "masking", facts -> facts.masking().method() != Masking.Method.NONE),
        Dialect.ORCHESTRATION_V1,
        Map.of("filters", facts -> !facts.filtering().equals(Filtering.NONE)),
        Dialect.OPENAI_CHAT,
        Map.of(
            "hosted tools",
                facts -> facts.tools().stream().anyMatch(t -> !t.kind().equals("function")),
            "media elsewhere",
                facts ->
                    facts.media().stream().anyMatch(m -> m.host().equals("files.acme.example")),
            "another model", facts -> facts.models().size() > 1,
            "no usage", facts -> !facts.reportsUsage()),
        Dialect.OPENAI_RESPONSES,
        Map.of("state", CallFacts::storedState, "continued", facts -> facts.references().stream()
            .anyMatch(r -> r.effect() == Reference.Effect.CONTINUES)),
        Dialect.ANTHROPIC,
        Map.of(
            "fallbacks",
                facts -> facts.models().stream().anyMatch(m -> m.role().equals("fallback")),
            "thought", facts -> facts.reasoning().budgetTokens().isPresent()),
        Dialect.GEMINI,
        Map.of(
            "settings",
            facts -> !facts.safetySettings().isEmpty(),
            "grounding",
            CallFacts::grounding),
        Dialect.BEDROCK_CONVERSE,
        Map.of("guardrail", facts -> facts.guardrail().isPresent()),
        Dialect.BEDROCK_INVOKE,
        Map.of("guardrail", facts -> facts.guardrail().isPresent()),
        Dialect.COHERE,
        Map.of("tools", facts -> !facts.tools().isEmpty()));

    interesting.forEach((dialect, things) -> things.forEach((name, what) ->
        assertThat(share(dialect, what)).as(dialect + ": " + name).isGreaterThan(MANY / 100)));
  }

  @Test
  void spellTheSameInManyWays() {
    List<String> bodies = Drawing.of(wellFormed(Dialect.GEMINI), 4, MANY).values().stream()
        .map(request -> StandardCharsets.UTF_8.decode(request.body()).toString())
        .toList();

    for (String part : List.of("maxOutputTokens", "max_output_tokens", "\\u00", "\n", ": ")) {
      assertThat(bodies.stream().filter(body -> body.contains(part)).count())
          .as(part)
          .isGreaterThan(MANY / 100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shrinkToAPlainRequest(Dialect dialect) {
    RawRequest plain = Drawing.of(wellFormed(dialect), 5, 1)
        .findCounterExample(request -> false)
        .map(CounterExample::value)
        .orElseThrow();

    assertThat(plain.body().remaining()).isLessThan(200);
    assertThat(plain.toString()).doesNotContain("\\u");
  }
}
