package dev.lictor.mandate;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.call.SafetySetting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which of two calls is the stricter one, field by field and without a mandate. Not instantiable. */
public final class Strictness {

  private Strictness() {}

  /** Returns whether a call stops, hides and limits at least what the other does, and is the same call in all else. */
  public static boolean isAtLeast(CallFacts strict, CallFacts weak) {
    return isAtLeast(strict.filtering().input(), weak.filtering().input())
        && isAtLeast(strict.filtering().output(), weak.filtering().output())
        && isAtLeast(strict.masking(), weak.masking())
        && isAtLeast(strict.safetySettings(), weak.safetySettings())
        && (weak.guardrail().isEmpty() || strict.guardrail().equals(weak.guardrail()))
        && areAtLeast(strict.attempts(), weak.attempts())
        && rest(strict).equals(rest(weak));
  }

  /** Returns whether a call has what is mandated, by what the words mean; parameters, which are no facts, are not asked for. */
  public static boolean has(CallFacts call, Mandate mandate) {
    return isAtLeast(call.filtering().input(), mandate.filtering().input())
        && isAtLeast(call.filtering().output(), mandate.filtering().output())
        && has(call.masking(), mandate.masking())
        && mandate.safety().thresholds().entrySet().stream()
            .allMatch(least -> isAtLeast(
                call.safetySettings(),
                List.of(new SafetySetting(least.getKey(), least.getValue()))))
        && mandate.guardrails().stream().allMatch(rail -> call.guardrail()
            .filter(own -> own.identifier().equals(rail.identifier()))
            .filter(own -> own.version().equals(rail.version()))
            .isPresent())
        && call.attempts().stream().allMatch(attempt -> has(attempt, mandate.caps()));
  }

  private static boolean has(Masking call, MaskingMandate mandate) {
    return call.method().compareTo(mandate.method()) >= 0
        && call.entities().containsAll(mandate.entities())
        && (mandate.allowed().isEmpty() || mandate.allowed().get().containsAll(call.allowlist()))
        && (call.groundingInput() || !mandate.groundingInput())
        && (call.files() || !mandate.files());
  }

  private static boolean has(Attempt attempt, Caps caps) {
    return attempt.maxOutputTokens() <= caps.outputTokens().orElse(Long.MAX_VALUE)
        && attempt.choices() <= caps.choices().orElse(Long.MAX_VALUE)
        && attempt.retries() <= caps.retries().orElse(Long.MAX_VALUE);
  }

  /** Returns the call with its settings in an order of ours, as theirs says nothing. */
  public static CallFacts sorted(CallFacts facts) {
    return facts.toBuilder()
        .safetySettings(facts.safetySettings().stream()
            .sorted(Comparator.comparing(SafetySetting::category)
                .thenComparing(SafetySetting::threshold))
            .toList())
        .build();
  }

  private static boolean isAtLeast(Filters strict, Filters weak) {
    AzureContentSafety one = strict.azure();
    AzureContentSafety other = weak.azure();
    return one.hate() <= other.hate()
        && one.selfHarm() <= other.selfHarm()
        && one.sexual() <= other.sexual()
        && one.violence() <= other.violence()
        && (one.promptShield() || !other.promptShield())
        && (one.protectedMaterialCode() || !other.protectedMaterialCode())
        && strict.llamaGuard().containsAll(weak.llamaGuard());
  }

  private static boolean isAtLeast(Masking strict, Masking weak) {
    return strict.method().compareTo(weak.method()) >= 0
        && strict.entities().containsAll(weak.entities())
        && weak.allowlist().containsAll(strict.allowlist())
        && (strict.groundingInput() || !weak.groundingInput())
        && (strict.files() || !weak.files());
  }

  private static boolean isAtLeast(List<SafetySetting> strict, List<SafetySetting> weak) {
    Map<String, Integer> weakest = weakest(weak);
    Map<String, Integer> stricter = weakest(strict);
    return weakest.entrySet().stream()
        .allMatch(setting -> stricter.getOrDefault(setting.getKey(), -1) >= setting.getValue());
  }

  private static Map<String, Integer> weakest(List<SafetySetting> settings) {
    Map<String, Integer> weakest = new TreeMap<>();
    settings.forEach(setting -> weakest.merge(setting.category(), setting.strictness(), Math::min));
    return weakest;
  }

  private static boolean areAtLeast(List<Attempt> strict, List<Attempt> weak) {
    for (int i = 0; i < weak.size(); i++) {
      Attempt one = strict.get(i);
      Attempt other = weak.get(i);
      if (!one.model().equals(other.model())
          || one.maxOutputTokens() > other.maxOutputTokens()
          || (other.outputCapTokens().isPresent() && one.outputCapTokens().isEmpty())
          || one.choices() > other.choices()
          || one.retries() > other.retries()) {
        return false;
      }
    }
    return strict.size() == weak.size();
  }

  /** Returns the call without anything that a mandate is about. */
  private static CallFacts rest(CallFacts facts) {
    CallFacts.Builder rest = CallFacts.builder().stream(facts.stream())
        .reportsUsage(facts.reportsUsage())
        .grounding(facts.grounding())
        .translation(facts.translation())
        .reasoning(facts.reasoning())
        .serviceTier(facts.serviceTier())
        .storedState(facts.storedState())
        .countsTokens(facts.countsTokens())
        .systemMessages(facts.systemMessages())
        .bodyBytes(facts.bodyBytes())
        .input(facts.input());
    facts.tools().forEach(rest::tool);
    facts.media().forEach(rest::media);
    facts.references().forEach(rest::reference);
    facts.repositories().forEach(rest::repository);
    return rest.build();
  }
}
