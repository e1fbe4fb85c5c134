package dev.lictor.schema;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every model that may run where body, path and deployment can each name one: all that differ are named, so that all must pass. Not
 * instantiable; all functions are pure.
 */
public final class EffectiveModels {

  private EffectiveModels() {}

  /**
   * Adds the models.
   *
   * @param named the model that the body or the path names, or empty
   * @param outputCapTokens the cap on one answer that the caller set, if there is one
   * @param choices how many answers are asked for, at least 1
   */
  public static void add(
      CallFacts.Builder facts,
      Operation operation,
      String named,
      OptionalLong outputCapTokens,
      long choices) {
    boolean known = named.isEmpty();
    for (ModelRef model : operation.served().models()) {
      facts.attempt(new Attempt(model, outputCapTokens, choices));
      known |= model.name().equals(named);
    }
    if (!known) {
      ModelRef model = new ModelRef(named, "", "primary", Optional.empty());
      facts.attempt(new Attempt(model, outputCapTokens, choices));
    }
  }
}
