package dev.lictor.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MandateTest {

  private static final CallFacts PLAIN = CallFacts.builder().build();

  @Test
  void ofTwoThresholdsTheStricterOneIsMandated() {
    Mandate lax = input(azure(4, 0, false));
    Mandate strict = input(azure(2, 6, true));

    AzureContentSafety both = lax.and(strict).filtering().input().azure();

    assertThat(both.hate()).isEqualTo(2);
    assertThat(both.violence()).isZero();
    assertThat(both.promptShield()).isTrue();
  }

  @Test
  void aStricterThresholdOfTheCallerIsKept() {
    CallFacts asked = PLAIN.toBuilder()
        .filtering(new Filtering(azure(0, 6, false), Filters.NONE))
        .build();

    AzureContentSafety sent =
        input(azure(2, 4, false)).on(asked).filtering().input().azure();

    assertThat(sent.hate()).isZero();
    assertThat(sent.violence()).isEqualTo(4);
  }

  @Test
  void categoriesOfLlamaGuardAreAUnion() {
    Mandate hate = input(new Filters(AzureContentSafety.NONE, Set.of("hate")));
    Mandate privacy = input(new Filters(AzureContentSafety.NONE, Set.of("privacy")));

    assertThat(hate.and(privacy).on(PLAIN).filtering().input().llamaGuard())
        .containsExactlyInAnyOrder("hate", "privacy");
    assertThat(hate.aspects()).containsExactly(Aspect.LLAMA_GUARD);
  }

  @Test
  void maskedEntitiesAreAUnionAndTheMethodIsTheStricterOne() {
    Mandate email = mask(Masking.Method.PSEUDONYMIZATION, "email");
    Mandate phone = mask(Masking.Method.ANONYMIZATION, "phone");
    CallFacts asked = PLAIN.toBuilder()
        .masking(new Masking(
            Masking.Method.PSEUDONYMIZATION, Set.of("iban"), Set.of("SAP"), false, true))
        .build();

    Masking sent = email.and(phone).on(asked).masking();

    assertThat(sent.method()).isEqualTo(Masking.Method.ANONYMIZATION);
    assertThat(sent.entities()).containsExactlyInAnyOrder("email", "phone", "iban");
    assertThat(sent.allowlist()).containsExactly("SAP");
    assertThat(sent.files()).isTrue();
  }

  @Test
  void onlyWhatAllAllowMayStayUnmasked() {
    Mandate two = allowing("SAP", "Joule");
    Mandate one = allowing("Joule", "BTP");
    CallFacts asked = PLAIN.toBuilder()
        .masking(new Masking(
            Masking.Method.ANONYMIZATION, Set.of("email"), Set.of("SAP", "Joule"), false, false))
        .build();

    assertThat(two.isMetBy(asked)).isTrue();
    assertThat(two.and(one).isMetBy(asked)).isFalse();
    assertThat(two.and(one).on(asked).masking().allowlist()).containsExactly("Joule");
  }

  @Test
  void aMaskNeedsAMethodAndAnEntity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mask(Masking.Method.ANONYMIZATION))
        .withMessage(
            "masking: a method and entities are mandated together, found ANONYMIZATION of []");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MaskingMandate(Masking.Method.NONE, Set.of(), Optional.empty(), true, false))
        .withMessage("masking: grounding and files are masked by their entities, found none");
  }

  @Test
  void aWeakSafetySettingIsTightenedInItsPlaceAndAMissingOneFollows() {
    Mandate mandate = Mandate.builder()
        .safety(new SafetyMandate(
            Map.of("HATE", "BLOCK_MEDIUM_AND_ABOVE", "SEXUAL", "BLOCK_ONLY_HIGH")))
        .build();
    CallFacts asked = PLAIN.toBuilder()
        .safetySetting(new SafetySetting("HATE", "BLOCK_NONE"))
        .safetySetting(new SafetySetting("HARASSMENT", "OFF"))
        .safetySetting(new SafetySetting("HATE", "BLOCK_LOW_AND_ABOVE"))
        .build();

    assertThat(mandate.on(asked).safetySettings())
        .containsExactly(
            new SafetySetting("HATE", "BLOCK_MEDIUM_AND_ABOVE"),
            new SafetySetting("HARASSMENT", "OFF"),
            new SafetySetting("HATE", "BLOCK_LOW_AND_ABOVE"),
            new SafetySetting("SEXUAL", "BLOCK_ONLY_HIGH"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SafetyMandate(Map.of("HATE", "BLOCK_NONE")))
        .withMessage(
            "safety setting HATE: a mandated threshold must block something, found BLOCK_NONE");
  }

  @Test
  void aGuardrailIsAddedAndNeverReplaced() {
    Mandate mandate = rail("gr-1", "3");
    CallFacts other =
        PLAIN.toBuilder().guardrail(new Guardrail("gr-1", "2", "enabled")).build();
    CallFacts same =
        PLAIN.toBuilder().guardrail(new Guardrail("gr-1", "3", "enabled")).build();

    assertThat(mandate.on(PLAIN).guardrail()).contains(new Guardrail("gr-1", "3", ""));
    assertThat(mandate.on(same)).isEqualTo(same);
    assertThat(mandate.on(other)).isEqualTo(other);
    assertThat(mandate.isMetBy(mandate.on(other))).isFalse();
  }

  @Test
  void twoGuardrailsExcludeEachOther() {
    assertThat(rail("gr-2", "1").and(rail("gr-1", "3")).conflicts())
        .containsExactly("the guardrails gr-1 version 3 and gr-2 version 1 exclude each other");
    assertThat(rail("gr-1", "3").and(rail("gr-1", "3")).conflicts()).isEmpty();
  }

  @Test
  void theSmallestCapHoldsForEveryElementOfAFallbackList() {
    CallFacts asked = PLAIN.toBuilder()
        .attempt(attempt("large", 1000, OptionalLong.empty(), 3, 2))
        .attempt(attempt("small", 100, OptionalLong.of(20), 1, 0))
        .build();

    CallFacts sent = caps(50, 2).and(caps(70, 1)).on(asked);

    assertThat(sent.attempts())
        .containsExactly(
            attempt("large", 1000, OptionalLong.of(50), 1, 0),
            attempt("small", 100, OptionalLong.of(20), 1, 0));
  }

  @Test
  void aCapThatNoModelCanReachIsMet() {
    CallFacts asked = PLAIN.toBuilder()
        .attempt(attempt("small", 100, OptionalLong.empty(), 1, 0))
        .build();

    assertThat(caps(100, 1).unmetBy(asked)).isEqualTo(Mandate.NONE);
    assertThat(caps(99, 1).unmetBy(asked).aspects()).containsExactly(Aspect.OUTPUT_CAP);
  }

  @Test
  void eachPartOfAMandateIsAnAspect() {
    AzureContentSafety shield = new AzureContentSafety(6, 6, 6, 6, true, false);
    AzureContentSafety code = new AzureContentSafety(6, 6, 6, 6, false, true);
    AzureContentSafety selfHarm = new AzureContentSafety(6, 4, 6, 6, false, false);

    assertThat(input(new Filters(shield, Set.of())).aspects())
        .containsExactly(Aspect.PROMPT_SHIELD);
    assertThat(input(new Filters(code, Set.of())).aspects())
        .containsExactly(Aspect.PROTECTED_MATERIAL_CODE);
    assertThat(input(new Filters(selfHarm, Set.of())).aspects())
        .containsExactly(Aspect.AZURE_CONTENT_SAFETY);
    assertThat(caps(1, 1).aspects())
        .containsExactly(Aspect.OUTPUT_CAP, Aspect.CHOICES, Aspect.RETRIES);
    assertThat(rail("gr-1", "1").aspects()).containsExactly(Aspect.GUARDRAIL);
    assertThat(drop("seed").aspects()).containsExactly(Aspect.PARAMETERS);
    assertThat(Mandate.builder()
            .masking(new MaskingMandate(
                Masking.Method.ANONYMIZATION, Set.of("email"), Optional.empty(), true, true))
            .build()
            .aspects())
        .containsExactly(Aspect.MASKING, Aspect.MASKED_GROUNDING, Aspect.MASKED_FILES);
    assertThat(Mandate.NONE.isEmpty()).isTrue();
  }

  @Test
  void aCapMustLeaveSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> caps(0, 1))
        .withMessage("a cap of output tokens must be at least 1, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> caps(1, 0))
        .withMessage("a cap of choices must be at least 1, found 0");
  }

  @Test
  void aParameterHasOneValueOrIsDropped() {
    Mandate cold = pin("temperature", "0");

    assertThat(cold.and(pin("top_p", "1")).conflicts()).isEmpty();
    assertThat(cold.and(pin("temperature", "1")).conflicts())
        .containsExactly("parameter \"temperature\" is to have the values 0 and 1");
    assertThat(cold.and(drop("temperature")).conflicts())
        .containsExactly("parameter \"temperature\" is to be dropped and to have a value");
    assertThat(cold.and(drop("seed")).parameters().names()).containsExactly("seed", "temperature");
  }

  @Test
  void parametersAreNoFactsSoTheyAreAlwaysLeft() {
    Mandate cold = pin("temperature", "0");

    assertThat(cold.unmetBy(PLAIN)).isEqualTo(cold);
    assertThat(cold.isMetBy(PLAIN)).isTrue();
    assertThat(cold.on(PLAIN)).isEqualTo(PLAIN);
  }

  private static Mandate input(Filters filters) {
    return Mandate.builder().filtering(new Filtering(filters, Filters.NONE)).build();
  }

  private static Filters azure(long hate, long violence, boolean promptShield) {
    return new Filters(
        new AzureContentSafety(
            hate, AzureContentSafety.OFF, AzureContentSafety.OFF, violence, promptShield, false),
        Set.of());
  }

  private static Mandate mask(Masking.Method method, String... entities) {
    return Mandate.builder()
        .masking(new MaskingMandate(method, Set.of(entities), Optional.empty(), false, false))
        .build();
  }

  private static Mandate allowing(String... texts) {
    return Mandate.builder()
        .masking(new MaskingMandate(
            Masking.Method.ANONYMIZATION,
            Set.of("email"),
            Optional.of(Set.of(texts)),
            false,
            false))
        .build();
  }

  private static Mandate rail(String identifier, String version) {
    return Mandate.builder()
        .guardrail(new GuardrailMandate(identifier, version))
        .build();
  }

  private static Mandate caps(long outputTokens, long choices) {
    return Mandate.builder()
        .caps(new Caps(OptionalLong.of(outputTokens), OptionalLong.of(choices), OptionalLong.of(0)))
        .build();
  }

  private static Attempt attempt(
      String model, long most, OptionalLong cap, long choices, long retries) {
    ModelEntry entry = new ModelEntry(model, "acme", 8000, most, Map.of());
    return new Attempt(
        new ModelRef(model, "latest", "primary", Optional.of(entry)), cap, choices, retries);
  }

  private static Mandate pin(String name, String value) {
    return parameters(new ParameterMandate(Set.of(), Map.of(name, Set.of(value))));
  }

  private static Mandate drop(String name) {
    return parameters(new ParameterMandate(Set.of(name), Map.of()));
  }

  private static Mandate parameters(ParameterMandate some) {
    return Mandate.builder().parameters(some).build();
  }
}
