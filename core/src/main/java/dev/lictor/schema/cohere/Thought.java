package dev.lictor.schema.cohere;

import dev.lictor.call.Reasoning;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.OptionalLong;

/**
 * How much thought a chat asks for, while it is read: none if it is disabled, whatever its budget says; else models that can think do,
 * unasked. Confined to one call.
 */
final class Thought {

  private static final Words TYPES = Words.of("enabled", "disabled");

  private static final ObjectShape<Thought> SHAPE = ObjectShape.<Thought>builder()
      .required("type", (in, thought) -> thought.disabled = in.word(TYPES).equals("disabled"))
      .optional("token_budget", (in, thought) -> thought.budget = Read.cap(in))
      .build();

  private boolean disabled;
  private OptionalLong budget = OptionalLong.empty();

  void read(JsonReader in) {
    if (!in.absent()) {
      in.object(SHAPE, this);
    }
  }

  Reasoning reasoning() {
    return new Reasoning(disabled ? OptionalLong.of(0) : budget, "");
  }
}
