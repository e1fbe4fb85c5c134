package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides one call. The rules see it as it was asked; if something is mandated that it has not, it is edited, and the rules see it again
 * as it would be sent, until nothing more is mandated. So what is sent has passed all rules itself, and would pass them again unchanged.
 * Confined to one call.
 */
final class Deciding {

  /** Mandates only grow; more rounds are needed only where an expression makes a cap of a cap. */
  private static final int MAX_ROUNDS = 8;

  private final Function<Situation, Look> looking;
  private final Editor editor;
  private Situation situation;
  private Mandate applied = Mandate.NONE;

  Deciding(Situation asked, Function<Situation, Look> looking, Editor editor) {
    this.situation = asked;
    this.looking = looking;
    this.editor = editor;
  }

  /** Returns the decision, without what shadows say. */
  Decision decide() {
    for (int round = 0; ; round++) {
      Look look = looking.apply(situation);
      List<Reason> reasons = look.reasons();
      if (!reasons.isEmpty()) {
        return new Decision.Refuse(reasons);
      }
      Mandate wanted = applied.and(look.mandate());
      if (wanted.equals(applied) || wanted.unmetBy(situation.body()).isEmpty()) {
        applied = wanted;
        return settled(look);
      }
      List<Reason> problems = round < MAX_ROUNDS
          ? edit(look, wanted)
          : blamed(look, wanted, "what is mandated changes with every edit");
      if (!problems.isEmpty()) {
        return new Decision.Refuse(problems);
      }
    }
  }

  private Decision settled(Look look) {
    List<Reason> reasons = look.reasonsOnPass();
    if (!reasons.isEmpty()) {
      return new Decision.Refuse(reasons);
    }
    BudgetCheck budgets = look.budgets();
    return budgets.reasons().isEmpty()
        ? new Decision.Permit(budgets.claims(), look.redact(), applied, List.of())
        : new Decision.Refuse(budgets.reasons());
  }

  /** Gives the call what is wanted; returns why that cannot be. */
  private List<Reason> edit(Look look, Mandate wanted) {
    List<String> conflicts = wanted.conflicts();
    if (!conflicts.isEmpty()) {
      return blamed(look, wanted, String.join("; ", conflicts));
    }
    Editor.Edit edit = editor.edit(wanted, situation.body());
    if (edit.facts().isEmpty()) {
      return blamed(look, wanted, edit.problem());
    }
    Situation sent = situation.with(edit.facts().get());
    if (!wanted.isMetBy(sent.body())) {
      return blamed(look, wanted, "the call asks for something that excludes what is mandated");
    }
    situation = sent;
    applied = wanted;
    return List.of();
  }

  /** Returns the reasons of those rules that mandate what the call has not; if it is none of them alone, of all. */
  private List<Reason> blamed(Look look, Mandate wanted, String problem) {
    List<Reason> reasons = new ArrayList<>(1);
    for (Imposed imposed : look.imposed()) {
      if (!imposed.mandate().unmetBy(situation.body()).isEmpty()) {
        reasons.add(imposed.reason(problem));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(
          Wording.plain("", Section.ENSURE, "unsettled", wanted.aspects() + ": " + problem));
    }
    return reasons;
  }
}
