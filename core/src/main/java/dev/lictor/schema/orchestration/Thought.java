package dev.lictor.schema.orchestration;

import dev.lictor.call.Reasoning;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much one model is asked to think: {@code reasoning_effort} as OpenAI names it, {@code thinking.budget_tokens} as Anthropic does.
 * Confined to one call.
 */
final class Thought {

  /** From the least; a word that is not known counts as more than all of them. */
  private static final List<String> EFFORTS =
      List.of("", "none", "minimal", "low", "medium", "high", "xhigh");

  private static final ObjectShape<Thought> THINKING = ObjectShape.<Thought>builder()
      .optional("budget_tokens", (in, thought) -> thought.budgetTokens = in.integer())
      .others((in, thought, key) -> in.skip())
      .build();

  private long budgetTokens = -1;
  private String effort = "";

  void effort(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      effort = in.string();
    }
  }

  void thinking(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      in.object(THINKING, this);
    }
  }

  /** Takes the larger budget and the greater effort of another model of the list. */
  void add(Thought other) {
    budgetTokens = Math.max(budgetTokens, other.budgetTokens);
    effort = rank(other.effort) > rank(effort) ? other.effort : effort;
  }

  private static int rank(String effort) {
    int known = EFFORTS.indexOf(effort);
    return known < 0 ? EFFORTS.size() : known;
  }

  Reasoning reasoning() {
    return new Reasoning(
        budgetTokens < 0 ? OptionalLong.empty() : OptionalLong.of(budgetTokens), effort);
  }
}
