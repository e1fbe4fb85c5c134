package dev.lictor.schema.anthropic;

import dev.lictor.call.Reasoning;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.List;
import java.util.OptionalLong;

/** How much thought a call asks for: of several models' the most. Confined to one call. */
final class Thought {

  private static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh", "max");
  private static final Words EFFORT = Words.of(EFFORTS.toArray(String[]::new));
  private static final Words TYPES = Words.of("enabled", "disabled", "adaptive");

  private static final ObjectShape<Thought> THINKING = ObjectShape.<Thought>builder()
      .required("type", (in, thought) -> in.word(TYPES))
      .optional("budget_tokens", (in, thought) -> thought.atLeast(in.integer()))
      .optional("display", MessagesRequest::unseen)
      .build();

  private long budgetTokens = -1;
  private int effort = -1;

  /** Reads {@code thinking}. */
  void thinking(JsonReader in) {
    if (!MessagesRequest.isNull(in)) {
      in.object(THINKING, this);
    }
  }

  /** Reads {@code output_config.effort}. */
  void effort(JsonReader in) {
    if (!MessagesRequest.isNull(in)) {
      effort = Math.max(effort, EFFORTS.indexOf(in.word(EFFORT)));
    }
  }

  private void atLeast(long tokens) {
    budgetTokens = Math.max(budgetTokens, tokens);
  }

  Reasoning reasoning() {
    return new Reasoning(
        budgetTokens < 0 ? OptionalLong.empty() : OptionalLong.of(budgetTokens),
        effort < 0 ? "" : EFFORTS.get(effort));
  }
}
