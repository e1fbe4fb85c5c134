package dev.lictor.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.mandate.SafetyMandate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Mandates in the readable form of the corpus: what is not mandated is left out. Not instantiable. */
final class MandateText {

  private MandateText() {}

  static Mandate of(JsonNode text) {
    Mandate.Builder mandate = Mandate.builder()
        .filtering(new Filtering(
            filters(text.path("filtering").path("input")),
            filters(text.path("filtering").path("output"))))
        .masking(masking(text.path("masking")))
        .safety(new SafetyMandate(strings(text.path("safetySettings"))))
        .caps(new Caps(
            number(text.path("caps").path("outputTokens")),
            number(text.path("caps").path("choices")),
            number(text.path("caps").path("retries"))))
        .parameters(parameters(text.path("parameters")));
    for (JsonNode guardrail : text.path("guardrails")) {
      mandate.guardrail(new GuardrailMandate(
          guardrail.get("identifier").asText(), guardrail.get("version").asText()));
    }
    return mandate.build();
  }

  private static Filters filters(JsonNode text) {
    return new Filters(
        new AzureContentSafety(
            text.path("hate").asLong(AzureContentSafety.OFF),
            text.path("selfHarm").asLong(AzureContentSafety.OFF),
            text.path("sexual").asLong(AzureContentSafety.OFF),
            text.path("violence").asLong(AzureContentSafety.OFF),
            text.path("promptShield").asBoolean(),
            text.path("protectedMaterialCode").asBoolean()),
        set(text.path("llamaGuard")));
  }

  private static MaskingMandate masking(JsonNode text) {
    return new MaskingMandate(
        Masking.Method.valueOf(text.path("method").asText("NONE")),
        set(text.path("entities")),
        text.has("allowed") ? Optional.of(set(text.get("allowed"))) : Optional.empty(),
        text.path("groundingInput").asBoolean(),
        text.path("files").asBoolean());
  }

  private static ParameterMandate parameters(JsonNode text) {
    Map<String, Set<String>> pinned = new HashMap<>();
    text.path("pinned")
        .properties()
        .forEach(pin -> pinned.put(pin.getKey(), Set.of(pin.getValue().toString())));
    return new ParameterMandate(set(text.path("dropped")), pinned);
  }

  private static OptionalLong number(JsonNode text) {
    return text.isNumber() ? OptionalLong.of(text.asLong()) : OptionalLong.empty();
  }

  private static Set<String> set(JsonNode text) {
    Set<String> values = new HashSet<>();
    text.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static Map<String, String> strings(JsonNode text) {
    Map<String, String> values = new HashMap<>();
    text.properties()
        .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
    return values;
  }
}
