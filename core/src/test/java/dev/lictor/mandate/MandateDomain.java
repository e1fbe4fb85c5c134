package dev.lictor.mandate;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.call.SafetySetting;
import dev.lictor.model.ModelEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Calls, and what policies mandate of them: few words and small numbers, so that they meet often. */
public final class MandateDomain extends DomainContextBase {

  /** Returns what calls ask for. */
  @Provide
  public Arbitrary<CallFacts> facts() {
    return Combinators.combine(
            attempts().list().ofMinSize(1).ofMaxSize(3),
            oftenNot(filtering(), Filtering.NONE),
            oftenNot(masking(), Masking.NONE),
            settings(),
            guardrails(),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(0, 200))
        .as((attempts, filtering, masking, settings, guardrail, stream, bytes) -> {
          CallFacts.Builder facts = CallFacts.builder().stream(stream)
              .filtering(filtering)
              .masking(masking)
              .safetySettings(settings)
              .bodyBytes(bytes);
          attempts.forEach(facts::attempt);
          guardrail.ifPresent(facts::guardrail);
          return facts.build();
        });
  }

  /** Returns what is mandated. */
  @Provide
  public Arbitrary<Mandate> mandates() {
    return Combinators.combine(
            oftenNot(filtering(), Filtering.NONE),
            oftenNot(masks(), MaskingMandate.NONE),
            oftenNot(safety(), SafetyMandate.NONE),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Set.<GuardrailMandate>of())), Tuple.of(1, rails())),
            oftenNot(caps(), Caps.NONE),
            oftenNot(parameters(), ParameterMandate.NONE))
        .as((filtering, masking, safety, rails, caps, parameters) -> {
          Mandate.Builder mandate = Mandate.builder()
              .filtering(filtering)
              .masking(masking)
              .safety(safety)
              .caps(caps)
              .parameters(parameters);
          rails.forEach(mandate::guardrail);
          return mandate.build();
        });
  }

  private static <T> Arbitrary<T> oftenNot(Arbitrary<T> some, T none) {
    return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(none)), Tuple.of(1, some));
  }

  private static Arbitrary<Attempt> attempts() {
    Arbitrary<ModelRef> models = Arbitraries.of(
        model("small", Optional.of(100L)),
        model("large", Optional.of(1000L)),
        model("unknown", Optional.empty()));
    return Combinators.combine(
            models,
            optional(Arbitraries.longs().between(1, 200)),
            Arbitraries.longs().between(1, 3),
            Arbitraries.longs().between(0, 2))
        .as(Attempt::new);
  }

  private static ModelRef model(String name, Optional<Long> maxOutputTokens) {
    return new ModelRef(
        name,
        "latest",
        "primary",
        maxOutputTokens.map(most -> new ModelEntry(name, "acme", 8000, most, Map.of())));
  }

  private static Arbitrary<OptionalLong> optional(Arbitrary<Long> numbers) {
    return numbers
        .optional(0.5)
        .map(number -> number.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static Arbitrary<Filtering> filtering() {
    return Combinators.combine(filters(), filters()).as(Filtering::new);
  }

  private static Arbitrary<Filters> filters() {
    Arbitrary<Long> thresholds = Arbitraries.of(0L, 2L, 4L, 6L);
    Arbitrary<Boolean> switches = Arbitraries.of(true, false);
    return Combinators.combine(
            Combinators.combine(thresholds, thresholds, thresholds, thresholds, switches, switches)
                .as(AzureContentSafety::new),
            Arbitraries.of("hate", "privacy", "elections").set())
        .as(Filters::new);
  }

  private static Arbitrary<Masking> masking() {
    return Combinators.combine(
            Arbitraries.of(Masking.Method.class),
            entities(),
            Arbitraries.of("SAP", "Joule").set(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Masking::new);
  }

  private static Arbitrary<MaskingMandate> masks() {
    return Combinators.combine(
            Arbitraries.of(Masking.Method.PSEUDONYMIZATION, Masking.Method.ANONYMIZATION),
            entities(),
            Arbitraries.of("SAP", "Joule").set().optional(0.5),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as((method, entities, allowed, grounding, files) -> entities.isEmpty()
            ? new MaskingMandate(Masking.Method.NONE, entities, allowed, false, false)
            : new MaskingMandate(method, entities, allowed, grounding, files));
  }

  private static Arbitrary<Set<String>> entities() {
    return Arbitraries.of("email", "phone", "iban").set();
  }

  private static Arbitrary<List<SafetySetting>> settings() {
    return Combinators.combine(
            Arbitraries.of("HATE", "HARASSMENT", "SEXUAL"),
            Arbitraries.of(
                "BLOCK_LOW_AND_ABOVE",
                "BLOCK_MEDIUM_AND_ABOVE",
                "BLOCK_ONLY_HIGH",
                "OFF",
                "WHO_KNOWS"))
        .as(SafetySetting::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<SafetyMandate> safety() {
    return Arbitraries.maps(
            Arbitraries.of("HATE", "HARASSMENT", "SEXUAL"),
            Arbitraries.of("BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH"))
        .map(SafetyMandate::new);
  }

  private static Arbitrary<Optional<Guardrail>> guardrails() {
    return Arbitraries.of("gr-1", "gr-2")
        .map(id -> new Guardrail(id, "1", "enabled"))
        .optional(0.3);
  }

  private static Arbitrary<Set<GuardrailMandate>> rails() {
    Arbitrary<GuardrailMandate> all = Combinators.combine(
            Arbitraries.of("gr-1", "gr-2"),
            Arbitraries.frequency(Tuple.of(4, "1"), Tuple.of(1, "2")))
        .as(GuardrailMandate::new);
    return Arbitraries.frequencyOf(
        Tuple.of(5, all.set().ofSize(1)), Tuple.of(1, all.set().ofMaxSize(2)));
  }

  private static Arbitrary<Caps> caps() {
    return Combinators.combine(
            optional(Arbitraries.longs().between(1, 200)),
            optional(Arbitraries.longs().between(1, 3)),
            optional(Arbitraries.longs().between(0, 2)))
        .as(Caps::new);
  }

  private static Arbitrary<ParameterMandate> parameters() {
    Arbitrary<Set<String>> values = Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of("0", "1").set().ofSize(1)),
        Tuple.of(1, Arbitraries.of("0", "1").set().ofSize(2)));
    return Combinators.combine(
            Arbitraries.of("seed", "user").set(),
            Arbitraries.maps(Arbitraries.of("temperature", "top_p", "seed"), values)
                .ofMaxSize(2))
        .as(ParameterMandate::new);
  }
}
