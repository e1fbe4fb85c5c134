package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/** The moderation that a request asks for: it runs a model of its own. Not instantiable. */
final class ModerationReading {

  private static final ObjectShape<Prompt> SHAPE = ObjectShape.<Prompt>builder()
      .required(
          "model",
          (in, prompt) -> prompt.models.add(new OtherModel(in.string(), "moderation", false)))
      .optional("policy", (in, prompt) -> in.skip())
      .build();

  private ModerationReading() {}

  static void read(JsonReader in, Prompt prompt) {
    Read.object(in, SHAPE, prompt);
  }
}
