package dev.lictor.schema;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.mandate.SafetyMandate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates mandates of given aspects, each with no conflict in itself. Not instantiable. */
public final class Mandates {

  /** Values that every dialect takes for a parameter, by its name; others take a small number. */
  private static final Map<String, List<String>> VALUES = Map.of(
      "encoding_format", List.of("\"float\"", "\"base64\""),
      "normalize", List.of("true", "false"));

  private static final List<String> NUMBERS = List.of("0", "1");

  private Mandates() {}

  /**
   * Returns mandates of some of the aspects.
   *
   * @param aspects what they may speak of
   * @param parameters the names of parameters that they may drop or pin
   */
  public static Arbitrary<Mandate> of(Set<Aspect> aspects, Set<String> parameters) {
    return Combinators.combine(
            filtering(aspects),
            masking(aspects),
            some(aspects, Aspect.SAFETY_SETTINGS, SafetyMandate.NONE, Mandates::safety),
            some(aspects, Aspect.GUARDRAIL, Set.<GuardrailMandate>of(), Mandates::guardrails),
            caps(aspects),
            some(
                aspects,
                Aspect.PARAMETERS,
                ParameterMandate.NONE,
                () -> parameters.isEmpty()
                    ? Arbitraries.just(ParameterMandate.NONE)
                    : parameters(parameters)))
        .as((filtering, masking, safety, guardrails, caps, pins) -> {
          Mandate.Builder mandate = Mandate.builder()
              .filtering(filtering)
              .masking(masking)
              .safety(safety)
              .caps(caps)
              .parameters(pins);
          guardrails.forEach(mandate::guardrail);
          return mandate.build();
        });
  }

  private static <T> Arbitrary<T> some(
      Set<Aspect> aspects, Aspect aspect, T none, Supplier<Arbitrary<T>> values) {
    return aspects.contains(aspect)
        ? Arbitraries.oneOf(Arbitraries.just(none), values.get())
        : Arbitraries.just(none);
  }

  private static Arbitrary<Filtering> filtering(Set<Aspect> aspects) {
    Arbitrary<Boolean> shield =
        some(aspects, Aspect.PROMPT_SHIELD, false, () -> Arbitraries.of(true, false));
    Arbitrary<Boolean> code =
        some(aspects, Aspect.PROTECTED_MATERIAL_CODE, false, () -> Arbitraries.of(true, false));
    return Combinators.combine(
            filters(aspects, shield, Arbitraries.just(false)),
            filters(aspects, Arbitraries.just(false), code))
        .as(Filtering::new);
  }

  private static Arbitrary<Filters> filters(
      Set<Aspect> aspects, Arbitrary<Boolean> promptShield, Arbitrary<Boolean> protectedCode) {
    Arbitrary<Long> threshold = some(
        aspects,
        Aspect.AZURE_CONTENT_SAFETY,
        AzureContentSafety.OFF,
        () -> Arbitraries.of(0L, 2L, 4L, 6L));
    Arbitrary<AzureContentSafety> azure = Combinators.combine(
            threshold, threshold, threshold, threshold, promptShield, protectedCode)
        .as(AzureContentSafety::new);
    Arbitrary<Set<String>> llama = some(
        aspects,
        Aspect.LLAMA_GUARD,
        Set.<String>of(),
        () -> subsets("violent_crimes", "privacy", "hate", "self_harm", "elections"));
    return Combinators.combine(azure, llama).as(Filters::new);
  }

  private static Arbitrary<Set<String>> subsets(String... values) {
    return Arbitraries.of(values).set().ofMaxSize(4);
  }

  private static Arbitrary<MaskingMandate> masking(Set<Aspect> aspects) {
    if (!aspects.contains(Aspect.MASKING)) {
      return Arbitraries.just(MaskingMandate.NONE);
    }
    Arbitrary<Set<String>> entities = Arbitraries.oneOf(
        Arbitraries.just(Set.of()),
        subsets(
            "profile-email", "profile-phone", "profile-iban", "profile-person", "regex:\\d{6}"));
    return Combinators.combine(
            Arbitraries.of(Masking.Method.PSEUDONYMIZATION, Masking.Method.ANONYMIZATION),
            entities,
            subsets("SAP", "Joule").optional(0.5),
            some(aspects, Aspect.MASKED_GROUNDING, false, () -> Arbitraries.just(true)),
            some(aspects, Aspect.MASKED_FILES, false, () -> Arbitraries.just(true)))
        .as((method, names, allowed, grounding, files) -> new MaskingMandate(
            names.isEmpty() ? Masking.Method.NONE : method,
            names,
            allowed,
            grounding && !names.isEmpty(),
            files && !names.isEmpty()));
  }

  private static Arbitrary<SafetyMandate> safety() {
    return Arbitraries.maps(
            Arbitraries.of(
                "HARM_CATEGORY_HATE_SPEECH",
                "HARM_CATEGORY_HARASSMENT",
                "HARM_CATEGORY_DANGEROUS_CONTENT"),
            Arbitraries.of("BLOCK_ONLY_HIGH", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_LOW_AND_ABOVE"))
        .map(SafetyMandate::new);
  }

  private static Arbitrary<Set<GuardrailMandate>> guardrails() {
    return Arbitraries.of("gr-1a2b", "gr-3c4d").map(id -> Set.of(new GuardrailMandate(id, "3")));
  }

  private static Arbitrary<Caps> caps(Set<Aspect> aspects) {
    return Combinators.combine(
            cap(
                aspects,
                Aspect.OUTPUT_CAP,
                Arbitraries.oneOf(
                    Arbitraries.of(1L, 5L, 10L, 15L, 100L, 1000L),
                    Arbitraries.longs().between(1, 50_000))),
            cap(aspects, Aspect.CHOICES, Arbitraries.longs().between(1, 4)),
            cap(aspects, Aspect.RETRIES, Arbitraries.longs().between(0, 5)))
        .as(Caps::new);
  }

  private static Arbitrary<OptionalLong> cap(
      Set<Aspect> aspects, Aspect aspect, Arbitrary<Long> values) {
    return some(aspects, aspect, OptionalLong.empty(), () -> values.map(OptionalLong::of));
  }

  private static Arbitrary<ParameterMandate> parameters(Set<String> names) {
    return Arbitraries.maps(
            Arbitraries.of(new TreeSet<>(names)), Arbitraries.integers().between(0, 2))
        .ofMaxSize(4)
        .map(choices -> {
          Set<String> dropped = new HashSet<>();
          Map<String, Set<String>> pinned = new HashMap<>();
          choices.forEach((name, choice) -> {
            List<String> values = VALUES.getOrDefault(name, NUMBERS);
            if (choice == values.size()) {
              dropped.add(name);
            } else {
              pinned.put(name, Set.of(values.get(choice)));
            }
          });
          return new ParameterMandate(dropped, pinned);
        });
  }
}
