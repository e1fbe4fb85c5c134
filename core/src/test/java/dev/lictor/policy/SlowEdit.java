package dev.lictor.policy;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Masking;
import dev.lictor.call.SafetySetting;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What mandates do to a call, one after the other, without joining them first. Not instantiable. */
final class SlowEdit {

  private SlowEdit() {}

  /** Returns the call with what is mandated, a guardrail of its own left alone. */
  static CallFacts of(Mandate mandate, CallFacts call) {
    CallFacts.Builder edited = call.toBuilder()
        .filtering(new Filtering(
            stricter(mandate.filtering().input(), call.filtering().input()),
            stricter(mandate.filtering().output(), call.filtering().output())))
        .masking(stricter(mandate.masking(), call.masking()))
        .safetySettings(stricter(mandate.safety().thresholds(), call.safetySettings()))
        .attempts(attempt -> new Attempt(
            attempt.model(),
            attempt.maxOutputTokens() > mandate.caps().outputTokens().orElse(Long.MAX_VALUE)
                ? mandate.caps().outputTokens()
                : attempt.outputCapTokens(),
            least(attempt.choices(), mandate.caps().choices()),
            least(attempt.retries(), mandate.caps().retries())));
    if (call.guardrail().isEmpty() && mandate.guardrails().size() == 1) {
      mandate
          .guardrails()
          .forEach(rail -> edited.guardrail(new Guardrail(rail.identifier(), rail.version(), "")));
    }
    return edited.build();
  }

  private static long least(long number, OptionalLong cap) {
    return Math.min(number, cap.orElse(number));
  }

  private static Filters stricter(Filters one, Filters other) {
    AzureContentSafety a = one.azure();
    AzureContentSafety b = other.azure();
    return new Filters(
        new AzureContentSafety(
            Math.min(a.hate(), b.hate()),
            Math.min(a.selfHarm(), b.selfHarm()),
            Math.min(a.sexual(), b.sexual()),
            Math.min(a.violence(), b.violence()),
            a.promptShield() || b.promptShield(),
            a.protectedMaterialCode() || b.protectedMaterialCode()),
        union(one.llamaGuard(), other.llamaGuard()));
  }

  private static Masking stricter(MaskingMandate mandate, Masking call) {
    Set<String> shown = new TreeSet<>(call.allowlist());
    mandate.allowed().ifPresent(shown::retainAll);
    return new Masking(
        mandate.method().compareTo(call.method()) > 0 ? mandate.method() : call.method(),
        union(mandate.entities(), call.entities()),
        shown,
        mandate.groundingInput() || call.groundingInput(),
        mandate.files() || call.files());
  }

  private static List<SafetySetting> stricter(
      Map<String, String> thresholds, List<SafetySetting> settings) {
    List<SafetySetting> stricter = new ArrayList<>();
    for (SafetySetting setting : settings) {
      SafetySetting least =
          new SafetySetting(setting.category(), thresholds.getOrDefault(setting.category(), ""));
      stricter.add(least.strictness() > setting.strictness() ? least : setting);
    }
    thresholds.forEach((category, threshold) -> {
      if (settings.stream().noneMatch(setting -> setting.category().equals(category))) {
        stricter.add(new SafetySetting(category, threshold));
      }
    });
    return stricter;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  /** Returns whether all parameters of a mandate were set or dropped by others. */
  static boolean areSet(Mandate mandate, List<Mandate> given) {
    return mandate.parameters().dropped().stream().allMatch(name -> given.stream()
            .anyMatch(other -> other.parameters().dropped().contains(name)))
        && mandate.parameters().pinned().entrySet().stream().allMatch(pin -> pin.getValue().stream()
            .allMatch(value -> given.stream().anyMatch(other -> other
                .parameters()
                .pinned()
                .getOrDefault(pin.getKey(), Set.of())
                .contains(value))));
  }

  /** Returns whether no call can have both: two guardrails, two values, or a value of what is dropped. */
  static boolean clash(Mandate one, Mandate other) {
    Set<Object> rails = new HashSet<>(one.guardrails());
    rails.addAll(other.guardrails());
    Set<String> dropped = union(one.parameters().dropped(), other.parameters().dropped());
    Set<String> names =
        union(one.parameters().pinned().keySet(), other.parameters().pinned().keySet());
    return rails.size() > 1
        || names.stream().anyMatch(dropped::contains)
        || names.stream()
            .anyMatch(name -> union(
                        one.parameters().pinned().getOrDefault(name, Set.of()),
                        other.parameters().pinned().getOrDefault(name, Set.of()))
                    .size()
                > 1);
  }
}
