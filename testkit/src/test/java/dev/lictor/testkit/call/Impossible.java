package dev.lictor.testkit.call;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Masking;
import dev.lictor.call.Operation;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.testkit.call.Traits.Can;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a call says that the table of operations does not know of its operation. Confined to one call. */
public final class Impossible {

  private static final Set<String> ANSWERING = Set.of("primary", "deployment", "named");

  private final List<String> found = new ArrayList<>();
  private final Traits traits;

  private Impossible(Traits traits) {
    this.traits = traits;
  }

  /** Returns what the table does not know, in words. */
  public static List<String> in(Operation operation, CallFacts facts) {
    if (Forms.of(operation).isEmpty()) {
      return List.of(
          "operation " + operation.dialect() + ' ' + operation.name() + ' ' + operation.kind());
    }
    Impossible impossible = new Impossible(Forms.of(operation).get().traits());
    impossible.look(facts, operation);
    return impossible.found;
  }

  private void look(CallFacts facts, Operation operation) {
    needs(facts.stream(), Can.STREAM);
    needs(!facts.reportsUsage(), Can.GO_UNREPORTED);
    needs(facts.countsTokens(), Can.COUNT_TOKENS);
    needs(facts.choices() > 1, Can.CHOOSE);
    needs(facts.grounding() && traits.tools().stream().noneMatch(Contents::grounds), Can.GROUND);
    needs(facts.translation(), Can.TRANSLATE);
    needs(facts.guardrail().isPresent(), Can.GUARD);
    needs(facts.storedState(), Can.STORE);
    needs(facts.systemMessages() > 0, Can.INSTRUCT);
    needs(facts.reasoning().budgetTokens().isPresent(), Can.BUDGET_THOUGHT);
    needs(!facts.filtering().equals(Filtering.NONE), Can.FILTER);
    needs(facts.filtering().output().azure().protectedMaterialCode(), Can.PROTECT_CODE);
    needs(!facts.masking().equals(Masking.NONE), Can.MASK);
    needs(facts.masking().groundingInput(), Can.MASK_GROUNDING);
    needs(facts.masking().files(), Can.MASK_FILES);
    boolean resolved = facts.references().stream()
        .noneMatch(reference -> reference.effect() == Reference.Effect.CONFIGURES);
    needs(
        resolved && facts.attempts().isEmpty() && operation.deployment().isEmpty(),
        Can.NAME_NO_MODEL);
    facts.attempts().forEach(attempt -> look(attempt, operation));
    facts.tools().forEach(tool -> word("tool", tool.kind(), traits.tools()));
    facts.media().forEach(media -> word("media", media.kind(), traits.media()));
    facts.references().forEach(this::look);
    word("tier", facts.serviceTier(), traits.tiers());
    word("effort", facts.reasoning().effort(), traits.efforts());
    List<String> categories =
        traits.settings().stream().map(SafetySetting::category).toList();
    facts.safetySettings().forEach(setting -> word("setting", setting.category(), categories));
  }

  private void look(Attempt attempt, Operation operation) {
    needs(attempt.retries() > 0, Can.RETRY);
    needs(attempt.outputCapTokens().orElse(0) > 0, Can.CAP);
    String role = attempt.model().role();
    needs(attempt.outputCapTokens().isEmpty() && ANSWERING.contains(role), Can.BE_UNCAPPED);
    if (role.equals("fallback")) {
      needs(true, Can.FALL_BACK);
    } else if (role.equals("primary")) {
      needs(!operation.served().models().isEmpty(), Can.NAME_A_MODEL);
    } else if (!ANSWERING.contains(role)) {
      word("role", role, traits.roles());
    }
  }

  private void look(Reference reference) {
    boolean known = traits.references().stream()
        .anyMatch(each -> each.kind().equals(reference.kind())
            && (each.effect() == reference.effect()
                || reference.effect() == Reference.Effect.CONFIGURES));
    if (!known && reference.effect() != Reference.Effect.CONFIGURES) {
      found.add("reference " + reference.kind() + ' ' + reference.effect());
    }
  }

  private void needs(boolean isSo, Can what) {
    if (isSo && !traits.can(what)) {
      found.add(what.toString());
    }
  }

  private void word(String what, String word, List<String> known) {
    if (!word.isEmpty() && !known.contains(word)) {
      found.add(what + ' ' + word);
    }
  }
}
