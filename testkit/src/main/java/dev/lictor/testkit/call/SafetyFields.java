package dev.lictor.testkit.call;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The fields of {@code call} that are about safety. Not instantiable; all functions are pure. */
final class SafetyFields {

  private SafetyFields() {}

  static void add(CallFacts facts, Fields fields) {
    fields
        .add("filtering", filtering(facts.filtering()))
        .add("masking", masking(facts.masking()))
        .add(
            "guardrail",
            facts
                .guardrail()
                .map(rail -> new Fields()
                    .add("identifier", rail.identifier())
                    .add("version", rail.version())
                    .add("trace", rail.trace())
                    .map())
                .orElse(Map.of()))
        .add(
            "safetySettings",
            facts.safetySettings().stream()
                .map(setting -> new Fields()
                    .add("category", setting.category())
                    .add("threshold", setting.threshold())
                    .map())
                .toList());
  }

  private static Map<String, Object> filtering(Filtering filtering) {
    return new Fields()
        .add("input", filters(filtering.input()))
        .add("output", filters(filtering.output()))
        .map();
  }

  private static Map<String, Object> filters(Filters filters) {
    return new Fields()
        .add("azure", azure(filters.azure()))
        .add("llama_guard", new TreeSet<>(filters.llamaGuard()))
        .map();
  }

  private static Map<String, Object> azure(AzureContentSafety azure) {
    return new Fields()
        .unless(azure.hate() == AzureContentSafety.OFF, "hate", azure.hate())
        .unless(azure.selfHarm() == AzureContentSafety.OFF, "self_harm", azure.selfHarm())
        .unless(azure.sexual() == AzureContentSafety.OFF, "sexual", azure.sexual())
        .unless(azure.violence() == AzureContentSafety.OFF, "violence", azure.violence())
        .add("prompt_shield", azure.promptShield())
        .add("protected_material_code", azure.protectedMaterialCode())
        .map();
  }

  private static Map<String, Object> masking(Masking masking) {
    String method = masking.method().name().toLowerCase(Locale.ROOT);
    return new Fields()
        .unless(masking.method() == Masking.Method.NONE, "method", method)
        .add("entities", new TreeSet<>(masking.entities()))
        .add("allowlist", new TreeSet<>(masking.allowlist()))
        .add("groundingInput", masking.groundingInput())
        .add("files", masking.files())
        .map();
  }
}
