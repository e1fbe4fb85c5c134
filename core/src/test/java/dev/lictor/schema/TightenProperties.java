package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Corpus.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds of {@link ProviderSchema#tighten} in every dialect: over its requests in the corpus, however they are written, and all
 * mandates of what it says that can be mandated. A dialect is covered by having a corpus and a mandatable aspect.
 */
class TightenProperties {

  private static final List<Case> REQUESTS = Stream.of("facts.json", "edited.json")
      .flatMap(file -> Corpus.casesWith(file).stream())
      .filter(each -> !each.schema().mandatable(each.operation()).isEmpty())
      .toList();

  private static final List<Arbitrary<Asked>> ASKED =
      REQUESTS.stream().map(TightenProperties::asked).toList();

  /** A request, and two mandates. */
  record Asked(Case each, Mandate one, Mandate other) {}

  /** A request as it stands, or as it is sent. */
  record Sent(Operation operation, ByteBuffer body, Map<String, String> headers) {}

  @Provide
  Arbitrary<Asked> asked() {
    return Arbitraries.of(ASKED).flatMap(asked -> asked);
  }

  private static Arbitrary<Asked> asked(Case each) {
    Operation operation = each.operation();
    Arbitrary<Mandate> mandates = Mandates.of(
            each.schema().mandatable(operation), each.schema().parameters(operation))
        .withoutEdgeCases();
    return Combinators.combine(mandates, mandates).as((one, other) -> new Asked(each, one, other));
  }

  private static Sent written(Case each, long seed) {
    byte[] body = seed % 2 == 0
        ? each.bytes("request.json")
        : CorpusProperties.rewritten(each.json("request.json"), new Random(seed));
    return new Sent(each.operation(), ByteBuffer.wrap(body), Map.of());
  }

  private static CallFacts facts(Case each, Sent sent) {
    Reading reading = each.schema().read(sent.operation(), sent.body());
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    return ((Reading.Facts) reading).facts();
  }

  /** Returns facts without what an edit need not foretell. */
  private static CallFacts plain(CallFacts facts) {
    CallFacts none = CallFacts.builder().build();
    return facts.toBuilder().bodyBytes(0).input(none.input()).build();
  }

  /** Returns facts without the order of what was added, which tells nothing. */
  private static CallFacts unordered(CallFacts facts) {
    List<SafetySetting> settings = facts.safetySettings().stream()
        .sorted(Comparator.comparing(SafetySetting::toString))
        .toList();
    return plain(facts).toBuilder().safetySettings(settings).build();
  }

  private static Optional<Sent> tightened(Case each, Sent asked, Mandate mandate) {
    byte[] before = asked.body().array().clone();
    Tightened tightened = each.schema().tighten(asked.operation(), asked.body(), mandate);

    assertThat(asked.body()).isEqualTo(ByteBuffer.wrap(before));
    if (tightened instanceof Tightened.Impossible no) {
      CallFacts facts = facts(each, asked);
      assertThat(mayBeImpossible(facts, mandate)
              || (mandate.caps().outputTokens().isPresent() && hasWriterWithoutCap(facts))
              || (!mandate.guardrails().isEmpty() && excludesGuardrail(asked, facts, mandate)))
          .as(no.message())
          .isTrue();
      return Optional.empty();
    }
    Tightened.Request request = (Tightened.Request) tightened;
    return Optional.of(new Sent(request.operation(), request.body(), request.headers()));
  }

  /** The usual causes: something unseen is referred to, thought is to take more than the whole answer may. */
  private static boolean mayBeImpossible(CallFacts facts, Mandate mandate) {
    OptionalLong thought = facts.reasoning().budgetTokens();
    OptionalLong cap = mandate.caps().outputTokens();
    return facts.references().stream()
            .anyMatch(reference -> reference.effect() == Reference.Effect.CONFIGURES)
        || (thought.isPresent() && cap.isPresent() && thought.getAsLong() >= cap.getAsLong());
  }

  /** A model that a tool runs; Nova, if it is to think hard. */
  private static boolean hasWriterWithoutCap(CallFacts facts) {
    boolean hard = !Set.of("", "low", "medium").contains(facts.reasoning().effort());
    return facts.attempts().stream()
        .filter(attempt -> attempt.outputCapTokens().isEmpty())
        .map(attempt -> attempt.model())
        .anyMatch(model -> model.role().equals("tool") || (hard && model.name().contains("nova")));
  }

  /** Another guardrail, or one that the call weakens or speaks of. */
  private static boolean excludesGuardrail(Sent asked, CallFacts facts, Mandate mandate) {
    return facts.guardrail().isPresent()
        ? mandate.guardrails().stream()
            .noneMatch(each -> each.isMetBy(facts.guardrail().get()))
        : !asked.operation().parameter("x-amzn-bedrock-trace").isEmpty()
            || !tree(asked.body()).findValues("guardContent").isEmpty();
  }

  @Property(tries = 1500)
  void readsAsTheFactsWithWhatIsMandated(@ForAll("asked") Asked asked, @ForAll long seed) {
    Sent before = written(asked.each(), seed);
    CallFacts facts = facts(asked.each(), before);

    tightened(asked.each(), before, asked.one()).ifPresent(sent -> {
      CallFacts found = facts(asked.each(), sent);
      assertThat(plain(found)).isEqualTo(plain(asked.one().on(facts)));
      assertThat(asked.one().isMetBy(found)).isTrue();
    });
  }

  @Property(tries = 1000)
  void changesNothingTheSecondTime(@ForAll("asked") Asked asked, @ForAll long seed) {
    tightened(asked.each(), written(asked.each(), seed), asked.one()).ifPresent(once -> {
      Sent twice = tightened(asked.each(), once, asked.one()).orElseThrow();

      assertThat(twice.body()).isEqualTo(once.body());
      assertThat(twice.operation()).isEqualTo(once.operation());
    });
  }

  @Property(tries = 1000)
  void changesNothingWhereNothingIsMissingHoweverItIsWritten(
      @ForAll("asked") Asked asked, @ForAll long seed) {
    tightened(asked.each(), written(asked.each(), seed), asked.one()).ifPresent(once -> {
      byte[] body = CorpusProperties.rewritten(tree(once.body()), new Random(seed));
      Sent strict = new Sent(once.operation(), ByteBuffer.wrap(body), Map.of());

      Sent sent = tightened(asked.each(), strict, asked.one()).orElseThrow();

      assertThat(sent.body()).isEqualTo(strict.body());
      assertThat(sent.headers()).isEmpty();
    });
  }

  @Property(tries = 1000)
  void doesNotDependOnOrder(@ForAll("asked") Asked asked, @ForAll long seed) {
    Mandate both = asked.one().and(asked.other());
    Assume.that(both.conflicts().isEmpty());
    Sent before = written(asked.each(), seed);

    tightened(asked.each(), before, both).ifPresent(joined -> {
      CallFacts expected = unordered(facts(asked.each(), joined));
      assertThat(unordered(
              facts(asked.each(), inTurn(asked.each(), before, asked.one(), asked.other()))))
          .isEqualTo(expected);
      assertThat(unordered(
              facts(asked.each(), inTurn(asked.each(), before, asked.other(), asked.one()))))
          .isEqualTo(expected);
      assertThat(tightened(asked.each(), before, asked.other().and(asked.one()))
              .orElseThrow()
              .body())
          .isEqualTo(joined.body());
    });
  }

  private static Sent inTurn(Case each, Sent before, Mandate first, Mandate then) {
    Sent once = tightened(each, before, first).orElseThrow();
    return tightened(each, once, then).orElseThrow();
  }

  @Property(tries = 1000)
  void neverWeakensAndTouchesNothingElse(@ForAll("asked") Asked asked, @ForAll long seed) {
    Sent before = written(asked.each(), seed);

    tightened(asked.each(), before, asked.one()).ifPresent(sent -> {
      new Touched(asked.one()).check(tree(before.body()), tree(sent.body()));
      isAtLeastAsStrict(facts(asked.each(), sent), facts(asked.each(), before));
    });
  }

  private static JsonNode tree(ByteBuffer body) {
    try {
      return Corpus.JSON.readTree(
          StandardCharsets.UTF_8.decode(body.duplicate()).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isAtLeastAsStrict(CallFacts sent, CallFacts asked) {
    assertThat(sent.filtering().stopsAllOf(asked.filtering())).isTrue();
    assertThat(sent.masking().method()).isGreaterThanOrEqualTo(asked.masking().method());
    assertThat(sent.masking().entities()).containsAll(asked.masking().entities());
    assertThat(asked.masking().allowlist()).containsAll(sent.masking().allowlist());
    assertThat(sent.masking().groundingInput() || !asked.masking().groundingInput())
        .isTrue();
    assertThat(sent.masking().files() || !asked.masking().files()).isTrue();
    assertThat(sent.attempts()).hasSameSizeAs(asked.attempts());
    for (int i = 0; i < sent.attempts().size(); i++) {
      Attempt now = sent.attempts().get(i);
      Attempt was = asked.attempts().get(i);
      assertThat(now.maxOutputTokens()).isLessThanOrEqualTo(was.maxOutputTokens());
      assertThat(now.choices()).isLessThanOrEqualTo(was.choices());
      assertThat(now.retries()).isLessThanOrEqualTo(was.retries());
    }
    for (int i = 0; i < asked.safetySettings().size(); i++) {
      assertThat(sent.safetySettings().get(i).strictness())
          .isGreaterThanOrEqualTo(asked.safetySettings().get(i).strictness());
    }
  }

  @Property(tries = 2000, maxDiscardRatio = 20)
  void holdsOfWhateverTheReaderLetsThrough(@ForAll("asked") Asked asked, @ForAll long seed) {
    JsonNode request = asked.each().json("request.json");
    Random random = new Random(seed);
    TreeChange.change(request, random);
    ByteBuffer body = ByteBuffer.wrap(CorpusProperties.rewritten(request, random));
    Operation operation = asked.each().operation();
    Assume.that(asked.each().schema().read(operation, body).kind() == Reading.Kind.FACTS);
    Sent before = new Sent(operation, body, Map.of());
    CallFacts facts = facts(asked.each(), before);

    tightened(asked.each(), before, asked.one()).ifPresent(sent -> {
      assertThat(plain(facts(asked.each(), sent))).isEqualTo(plain(asked.one().on(facts)));
      assertThat(tightened(asked.each(), sent, asked.one()).orElseThrow().body())
          .isEqualTo(sent.body());
    });
  }

  @Property(tries = 200)
  void isImpossibleBeyondWhatCanBeMandated(@ForAll("anything") Asked asked) {
    Operation operation = asked.each().operation();
    Set<Aspect> can = asked.each().schema().mandatable(operation);
    Assume.that(!can.containsAll(asked.one().aspects()));

    assertThat(asked
            .each()
            .schema()
            .tighten(operation, asked.each().body("request.json"), asked.one())
            .kind())
        .isEqualTo(Tightened.Kind.IMPOSSIBLE);
  }

  @Provide
  Arbitrary<Asked> anything() {
    Arbitrary<Mandate> mandates = Mandates.of(Set.of(Aspect.values()), Set.of("frobnicate"));
    return Combinators.combine(Arbitraries.of(REQUESTS), mandates)
        .as((each, mandate) -> new Asked(each, mandate, mandate));
  }
}
