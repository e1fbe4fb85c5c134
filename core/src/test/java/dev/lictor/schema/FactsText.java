package dev.lictor.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Facts in the readable form of the corpus: what is as if nothing had been asked for is left out. */
final class FactsText {

  private FactsText() {}

  static JsonNode of(CallFacts facts) {
    Map<String, Object> text = new TreeMap<>();
    put(text, "attempts", facts.attempts().stream().map(FactsText::attempt).toList());
    put(text, "stream", facts.stream());
    put(text, "withoutUsage", !facts.reportsUsage());
    Map<String, Object> filtering = new TreeMap<>();
    put(filtering, "input", filters(facts.filtering().input()));
    put(filtering, "output", filters(facts.filtering().output()));
    put(text, "filtering", filtering);
    put(text, "masking", masking(facts.masking()));
    put(text, "tools", facts.tools().stream().map(FactsText::tool).toList());
    put(text, "media", facts.media().stream().map(FactsText::media).toList());
    put(
        text,
        "references",
        facts.references().stream().map(FactsText::reference).toList());
    put(text, "grounding", facts.grounding());
    put(text, "translation", facts.translation());
    put(text, "repositories", facts.repositories());
    facts.reasoning().budgetTokens().ifPresent(budget -> text.put("reasoningBudget", budget));
    put(text, "reasoningEffort", facts.reasoning().effort());
    facts.guardrail().ifPresent(rail -> {
      text.put("guardrail", List.of(rail.identifier(), rail.version(), rail.trace()));
      put(text, "weakenedGuardrail", !rail.whole());
    });
    put(
        text,
        "safetySettings",
        facts.safetySettings().stream()
            .map(each -> each.category() + ' ' + each.threshold())
            .toList());
    put(text, "serviceTier", facts.serviceTier());
    put(text, "storedState", facts.storedState());
    put(text, "countedAsRequestOnly", !facts.countsTokens());
    put(text, "systemMessages", facts.systemMessages());
    text.put(
        "input",
        Map.of("tokens", facts.input().tokens(), "closed", facts.input().closed()));
    return Corpus.JSON.convertValue(text, JsonNode.class);
  }

  static JsonNode of(Measured measured) {
    Map<String, Object> text = new TreeMap<>();
    measured
        .usage()
        .ifPresent(usage -> text.put(
            "usage",
            Map.of(
                "input", usage.inputTokens(),
                "cached", usage.cachedInputTokens(),
                "cacheWrite", usage.cacheWriteTokens(),
                "output", usage.outputTokens(),
                "reasoning", usage.reasoningTokens(),
                "total", usage.totalTokens())));
    put(text, "filtered", measured.filtered());
    put(text, "brokeOff", measured.brokeOff());
    put(text, "failedAttempts", measured.failedAttempts());
    measured.stored().ifPresent(kept -> {
      text.put("stored", kept.id());
      put(text, "pending", kept.pending());
    });
    return Corpus.JSON.convertValue(text, JsonNode.class);
  }

  private static void put(Map<String, Object> text, String name, Object value) {
    boolean nothing = value.equals(false)
        || value.equals(0L)
        || value.equals("")
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof Iterable<?> list && !list.iterator().hasNext());
    if (!nothing) {
      text.put(name, value);
    }
  }

  private static Map<String, Object> attempt(Attempt attempt) {
    Map<String, Object> text = new TreeMap<>();
    text.put("model", attempt.model().name());
    text.put("version", attempt.model().version());
    text.put("role", attempt.model().role());
    attempt.outputCapTokens().ifPresent(cap -> text.put("cap", cap));
    put(text, "retries", attempt.retries());
    put(text, "choices", attempt.choices() == 1 ? 0L : attempt.choices());
    return text;
  }

  private static Map<String, Object> filters(Filters filters) {
    Map<String, Object> text = new TreeMap<>();
    AzureContentSafety azure = filters.azure();
    threshold(text, "hate", azure.hate());
    threshold(text, "selfHarm", azure.selfHarm());
    threshold(text, "sexual", azure.sexual());
    threshold(text, "violence", azure.violence());
    put(text, "promptShield", azure.promptShield());
    put(text, "protectedMaterialCode", azure.protectedMaterialCode());
    put(text, "llamaGuard", new TreeSet<>(filters.llamaGuard()));
    return text;
  }

  private static void threshold(Map<String, Object> text, String name, long severity) {
    if (severity != AzureContentSafety.OFF) {
      text.put(name, severity);
    }
  }

  private static Map<String, Object> masking(Masking masking) {
    Map<String, Object> text = new TreeMap<>();
    put(
        text,
        "method",
        masking.method() == Masking.Method.NONE ? "" : masking.method().name());
    put(text, "entities", new TreeSet<>(masking.entities()));
    put(text, "allowlist", new TreeSet<>(masking.allowlist()));
    put(text, "groundingInput", masking.groundingInput());
    put(text, "files", masking.files());
    return text;
  }

  private static Map<String, Object> tool(Tool tool) {
    Map<String, Object> text = new TreeMap<>();
    put(text, "kind", tool.kind());
    put(text, "name", tool.name());
    put(text, "host", tool.host());
    return text;
  }

  private static Map<String, Object> media(Media media) {
    Map<String, Object> text = new TreeMap<>();
    put(text, "kind", media.kind());
    put(text, "remote", media.remote());
    put(text, "host", media.host());
    put(text, "bytes", media.bytes());
    return text;
  }

  private static Map<String, Object> reference(Reference reference) {
    Map<String, Object> text = new TreeMap<>();
    text.put("kind", reference.kind());
    text.put("name", reference.name());
    put(
        text,
        "effect",
        reference.effect() == Reference.Effect.CONFIGURES
            ? ""
            : reference.effect().name());
    return text;
  }
}
