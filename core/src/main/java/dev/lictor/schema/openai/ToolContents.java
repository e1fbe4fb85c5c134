package dev.lictor.schema.openai;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.MediaUrl;

/** What a hosted tool may look into: vector stores, containers, files and images. Not instantiable. */
final class ToolContents {

  private static final ObjectShape<Prompt> CONTAINER = ObjectShape.<Prompt>builder()
      .optional("file_ids", (in, prompt) -> Read.array(in, ToolContents::file, prompt))
      .others((in, prompt, key) -> in.skip())
      .build();

  private static final ObjectShape<Prompt> MASK = ObjectShape.<Prompt>builder()
      .optional("image_url", (in, prompt) -> {
        if (!in.absent()) {
          prompt.media.add(MediaUrl.read(in, "image"));
        }
      })
      .optional("file_id", ToolContents::file)
      .build();

  private ToolContents() {}

  /** Reads {@code vector_store_ids}. */
  static void stores(JsonReader in, Prompt prompt) {
    Read.array(
        in,
        (reader, all) -> {
          String id = reader.string();
          all.repositories.add(id);
          all.reference("vector_store", id, Reference.Effect.CARRIES);
        },
        prompt);
  }

  /** Reads {@code container}: the id of one, or what a new one is made of. */
  static void container(JsonReader in, Prompt prompt) {
    if (in.type() == JsonType.STRING) {
      prompt.reference("container", in.string(), Reference.Effect.CARRIES);
    } else {
      Read.object(in, CONTAINER, prompt);
    }
  }

  /** Reads {@code input_image_mask}. */
  static void mask(JsonReader in, Prompt prompt) {
    Read.object(in, MASK, prompt);
  }

  private static void file(JsonReader in, Prompt prompt) {
    if (!in.absent()) {
      prompt.reference("file", in.string(), Reference.Effect.CARRIES);
    }
  }
}
