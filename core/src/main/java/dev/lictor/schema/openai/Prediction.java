package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/**
 * What the answer is expected to be. It counts twice: it is read, and what of it is rejected is billed as output besides the answer
 * (openai-openapi, {@code rejected_prediction_tokens}). Not instantiable.
 */
final class Prediction {

  private static final ObjectShape<Prompt> SHAPE = ObjectShape.<Prompt>builder()
      .required("type", (in, prompt) -> in.string())
      .required("content", ChatMessage::contentOf)
      .build();

  private Prediction() {}

  static void read(JsonReader in, Prompt prompt) {
    long before = prompt.textBytes();
    Read.object(in, SHAPE, prompt);
    prompt.addBytes(prompt.textBytes() - before);
  }
}
