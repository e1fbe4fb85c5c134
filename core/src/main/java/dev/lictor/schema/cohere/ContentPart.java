package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.MediaUrl;

/** One part of a message's content, while it is read: it has the key that its type says, and no other. Confined to one call. */
final class ContentPart {

  private static final Words TYPES = Words.of("text", "thinking", "image_url", "document");

  private static final ObjectShape<ContentPart> IMAGE = ObjectShape.<ContentPart>builder()
      .required("url", (in, part) -> part.message.prompt.media.add(MediaUrl.read(in, "image")))
      .optional("detail", (in, part) -> in.skip())
      .build();

  private static final ObjectShape<ContentPart> SHAPE = ObjectShape.<ContentPart>builder()
      .required("type", (in, part) -> part.type = in.word(TYPES))
      .optional("text", (in, part) -> part.text(in, "text"))
      .optional("thinking", (in, part) -> part.text(in, "thinking"))
      .optional("image_url", (in, part) -> {
        part.main(in, "image_url");
        in.object(IMAGE, part);
      })
      .optional("document", (in, part) -> {
        part.main(in, "document");
        DocumentReading.read(in, part.message.prompt);
        part.message.prompt.rewritten(in.end() - in.start());
      })
      .build();

  private final ChatMessage message;
  private String type = "";
  private String main = "";

  private ContentPart(ChatMessage message) {
    this.message = message;
  }

  static void read(JsonReader in, ChatMessage message) {
    ContentPart part = new ContentPart(message);
    in.object(SHAPE, part);
    if (!part.type.equals(part.main)) {
      throw in.fault("unsupported_value", "a part of content must have the key that its type says");
    }
  }

  private void main(JsonReader in, String key) {
    if (!main.isEmpty()) {
      throw in.fault("unsupported_value", "a part of content is of one type only");
    }
    main = key;
  }

  private void text(JsonReader in, String key) {
    main(in, key);
    message.readText(in);
  }
}
