package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/**
 * Documents that a chat carries for the model to cite: a text, or {@code data} (an object of which the model reads keys and values, or
 * a text) with an {@code id}. Not instantiable.
 */
final class DocumentReading {

  private static final ObjectShape<Prompt> SHAPE = ObjectShape.<Prompt>builder()
      .required("data", (in, prompt) -> textOrObject(in))
      .optional("id", (in, prompt) -> in.skip())
      .build();

  private DocumentReading() {}

  /** Reads {@code documents}, and counts what they hold. */
  static void readAll(JsonReader in, Prompt prompt) {
    if (!in.absent()) {
      in.array(DocumentReading::read, prompt);
      prompt.rewritten(in.end() - in.start());
    }
  }

  /** Reads one document, whose bytes are the reader's last. */
  static void read(JsonReader in, Prompt prompt) {
    prompt.documents++;
    if (in.type() == JsonType.OBJECT) {
      in.object(SHAPE, prompt);
    } else {
      textOrObject(in);
    }
  }

  private static void textOrObject(JsonReader in) {
    JsonType type = in.type();
    if (type != JsonType.STRING && type != JsonType.OBJECT) {
      throw in.fault("wrong_type", "expected string or object, found " + type.word());
    }
    in.skip();
  }
}
