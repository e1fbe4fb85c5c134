package dev.lictor.schema;

import dev.lictor.internal.json.JsonNode;
import java.util.Optional;

/**
 * The tokens that a call sets aside for thought: Anthropic refuses a request of which they do not leave any for the answer (API
 * reference, "Extended thinking"; calls that think between tools may say more). Not instantiable; all functions are pure.
 */
public final class ThinkingBudget {

  /** Why a call that a cap {@link #starves} cannot have it. */
  public static final String STARVED =
      "thinking.budget_tokens leaves nothing of the output cap that is mandated";

  private ThinkingBudget() {}

  /**
   * Returns whether a cap takes from a call what its thought left for the answer.
   *
   * @param thinking what the call says of thought, if anything
   * @param before the cap so far
   * @param cap the cap to come
   */
  public static boolean starves(Optional<JsonNode> thinking, long before, long cap) {
    return thinking.isPresent()
        && !thinking.get().text("type").equals("disabled")
        && thinking.get().number("budget_tokens", 0) < before
        && thinking.get().number("budget_tokens", 0) >= cap;
  }
}
