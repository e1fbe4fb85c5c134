package dev.lictor.dsl.analysis;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Ranges;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import dev.lictor.mandate.SafetyMandate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a call has what is mandated, as far as conditions can ask for it. Immutable.
 *
 * @param surely where it has all of it
 * @param perhaps what holds wherever it has all of it
 */
record Met(Formula surely, Formula perhaps) {

  static Met of(Mandate mandate) {
    List<Formula> told = new ArrayList<>();
    filters(told, "call.filtering.input", mandate.filtering().input());
    filters(told, "call.filtering.output", mandate.filtering().output());
    boolean all = masking(told, mandate.masking());
    all &= mandate.safety().equals(SafetyMandate.NONE);
    mandate.guardrails().forEach(guardrail -> told.add(guardrail(guardrail)));
    atMost(told, "call.maxOutputTokens", mandate.caps().outputTokens());
    atMost(told, "call.choices", mandate.caps().choices());
    all &= mandate.caps().retries().isEmpty() && mandate.parameters().names().isEmpty();
    Formula facts = Formula.all(told);
    return new Met(all ? facts : Formula.Constant.FALSE, facts);
  }

  private static void filters(List<Formula> told, String side, Filters filters) {
    AzureContentSafety azure = filters.azure();
    threshold(told, side + ".azure.hate", azure.hate());
    threshold(told, side + ".azure.self_harm", azure.selfHarm());
    threshold(told, side + ".azure.sexual", azure.sexual());
    threshold(told, side + ".azure.violence", azure.violence());
    flag(told, side + ".azure.prompt_shield", azure.promptShield());
    flag(told, side + ".azure.protected_material_code", azure.protectedMaterialCode());
    members(told, side + ".llama_guard", filters.llamaGuard());
  }

  private static void threshold(List<Formula> told, String path, long most) {
    if (most < AzureContentSafety.OFF) {
      atMost(told, path, OptionalLong.of(most));
    }
  }

  private static void atMost(List<Formula> told, String path, OptionalLong most) {
    most.ifPresent(number -> told.add(Formula.is(
        Subject.number(path, Long.MIN_VALUE),
        new Test.Within(Ranges.above(number).not()))));
  }

  private static void flag(List<Formula> told, String path, boolean wanted) {
    if (wanted) {
      told.add(Formula.is(Subject.truth(path)));
    }
  }

  private static void members(List<Formula> told, String path, Set<String> members) {
    for (String member : members) {
      told.add(Formula.is(Reasoning.membership(path, member)));
    }
  }

  /** Adds what is told of the masking; returns whether that is all. */
  private static boolean masking(List<Formula> told, MaskingMandate masking) {
    if (masking.method() != Masking.Method.NONE) {
      told.add(Formula.is(
          Subject.text("call.masking.method", methods(Masking.Method.NONE)),
          new Test.OneOf(true, methods(masking.method()))));
    }
    members(told, "call.masking.entities", masking.entities());
    flag(told, "call.masking.groundingInput", masking.groundingInput());
    flag(told, "call.masking.files", masking.files());
    if (masking.allowed().isEmpty()) {
      return true;
    }
    // An empty list is one that has nothing that is not allowed.
    if (masking.allowed().get().isEmpty()) {
      told.add(
          Formula.is(Subject.sizeOf("call.masking.allowlist"), new Test.Within(Ranges.only(0))));
      return true;
    }
    return false;
  }

  private static Set<String> methods(Masking.Method least) {
    return Arrays.stream(Masking.Method.values())
        .filter(method -> method.compareTo(least) >= 0)
        .map(method -> method.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Formula guardrail(GuardrailMandate guardrail) {
    return Formula.all(
        Formula.is(Reasoning.presence("call.guardrail")),
        is("call.guardrail.identifier", guardrail.identifier()),
        is("call.guardrail.version", guardrail.version()));
  }

  private static Formula is(String path, String text) {
    return Formula.is(Subject.text(path, Set.of()), new Test.OneOf(true, Set.of(text)));
  }
}
