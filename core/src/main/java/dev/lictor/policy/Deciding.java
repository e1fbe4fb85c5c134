package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides one call. The rules see it as it was asked; if something is mandated that it has not, it is edited, and the rules see it again
 * as it would be sent, until nothing more is mandated. So what is sent has passed all rules itself, and would pass them again unchanged.
 * Confined to one call.
 */
final class Deciding {

  /** Mandates only grow; more rounds are needed only where an expression makes a cap of a cap. */
  private static final int MAX_ROUNDS = 8;

  private final Situation asked;
  private final Function<Situation, Look> looking;
  private final Editor editor;
  private final Set<Redact> redact = EnumSet.noneOf(Redact.class);
  private Situation situation;
  private Mandate applied = Mandate.NONE;

  Deciding(Situation asked, Function<Situation, Look> looking, Editor editor) {
    this.asked = asked;
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
      redact.addAll(look.redact());
      Mandate wanted = applied.and(look.mandate());
      if (!isMissing(wanted)) {
        return settled(look);
      }
      List<Reason> problems = round < MAX_ROUNDS
          ? edit(look, wanted)
          : blamed(look, wanted, this::isMissing, "what is mandated changes with every edit");
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
        ? new Decision.Permit(budgets.claims(), redact, given(), List.of())
        : new Decision.Refuse(budgets.reasons());
  }

  /** Returns what the call got: what was mandated, but for what it had already. */
  private Mandate given() {
    return applied.isEmpty() ? applied : applied.unmetBy(asked.body());
  }

  /** Gives the call what is wanted; returns why that cannot be. */
  private List<Reason> edit(Look look, Mandate wanted) {
    List<String> conflicts = wanted.conflicts();
    if (!conflicts.isEmpty()) {
      return blamed(look, wanted, one -> contradicts(one, look), String.join("; ", conflicts));
    }
    Editor.Edit edit = editor.edit(wanted, situation.body());
    if (edit.facts().isEmpty()) {
      return blamed(look, wanted, this::isMissing, edit.problem());
    }
    Situation sent = situation.with(edit.facts().get());
    if (!wanted.isMetBy(sent.body())) {
      return blamed(
          look,
          wanted,
          one -> !one.isMetBy(sent.body()),
          "the call asks for something that excludes what is mandated");
    }
    situation = sent;
    applied = wanted;
    return List.of();
  }

  /** Parameters are no facts: those are missing that the editor was not asked for yet. */
  private boolean isMissing(Mandate one) {
    return !one.isEmpty()
        && (!one.isMetBy(situation.body())
            || !applied.and(one).parameters().equals(applied.parameters()));
  }

  private boolean contradicts(Mandate one, Look look) {
    return !one.and(applied).conflicts().isEmpty()
        || look.imposed().stream()
            .anyMatch(other -> !one.and(other.mandate()).conflicts().isEmpty());
  }

  /** Returns the reasons of those rules that are in the way; if it is none of them, of all. */
  private List<Reason> blamed(
      Look look, Mandate wanted, Predicate<Mandate> isInTheWay, String problem) {
    List<Reason> reasons = new ArrayList<>(1);
    for (Imposed imposed : look.imposed()) {
      if (isInTheWay.test(imposed.mandate())) {
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
