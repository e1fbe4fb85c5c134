package dev.lictor.example.simulator.vendor;

import java.util.Optional;

/**
 * What a model answers, in no dialect. Immutable.
 *
 * @param thinking what it thought, empty for nothing
 * @param text what it says, the same in every choice
 * @param tool the tool that it wants called
 * @param stop why it ended
 * @param choices how many choices there are
 * @param tokens what it used
 * @param hourLong whether what was written to the cache lives for an hour
 */
public record Answer(
    String thinking,
    String text,
    Optional<ToolCall> tool,
    Stop stop,
    int choices,
    Tokens tokens,
    boolean hourLong) {
  private static final String GUARDRAIL_TEXT = "Sorry, the guardrail does not let this pass.";

  /** What a guardrail says in place of the model, which does not run. */
  public static Answer blocked() {
    return new Answer("", GUARDRAIL_TEXT, Optional.empty(), Stop.GUARDRAIL, 1, Tokens.NONE, false);
  }
}
