package dev.lictor.schema.orchestration;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import org.jspecify.annotations.Nullable;

/** One item of a message's content, while it is read. Confined to one call. */
final class MessageItem {

  private static final Words TYPES = Words.of("text", "image_url", "file");

  private static final ObjectShape<Object> CACHE_CONTROL = ObjectShape.builder()
      .required("type", (in, item) -> in.string())
      .optional("ttl", (in, item) -> in.string())
      .build();

  private static final ObjectShape<MessageItem> IMAGE = ObjectShape.<MessageItem>builder()
      .required("url", (in, item) -> item.media = MediaLink.read(in, "image"))
      .optional("detail", (in, item) -> in.string())
      .build();

  private static final ObjectShape<MessageItem> FILE = ObjectShape.<MessageItem>builder()
      .required("file_data", (in, item) -> item.media = MediaLink.read(in, "file"))
      .optional("filename", (in, item) -> in.text(item.messages.text))
      .build();

  static final ObjectShape<MessageItem> V1 = item().build();

  static final ObjectShape<MessageItem> V2 = item()
      .optional("file", (in, item) -> {
        item.hasFile = true;
        in.object(FILE, item);
      })
      .optional("cache_control", (in, item) -> in.object(CACHE_CONTROL, item))
      .build();

  private final Messages messages;
  private String type = "";
  private boolean hasText;
  private boolean hasImage;
  private boolean hasFile;
  private @Nullable Media media;

  private MessageItem(Messages messages) {
    this.messages = messages;
  }

  private static ObjectShape.Builder<MessageItem> item() {
    return ObjectShape.<MessageItem>builder()
        .required("type", (in, item) -> item.type = in.word(TYPES))
        .optional("text", (in, item) -> {
          item.hasText = true;
          in.text(item.messages.text);
        })
        .optional("image_url", (in, item) -> {
          item.hasImage = true;
          in.object(IMAGE, item);
        });
  }

  static void read(JsonReader in, ObjectShape<MessageItem> shape, Messages messages) {
    MessageItem item = new MessageItem(messages);
    in.object(shape, item);
    boolean fits =
        switch (item.type) {
          case "text" -> item.hasText && !item.hasImage && !item.hasFile;
          case "image_url" -> item.hasImage && !item.hasText && !item.hasFile;
          case "file" -> item.hasFile && !item.hasText && !item.hasImage;
          default -> false;
        };
    if (!fits) {
      throw in.fault(
          "unsupported_value",
          "type must be text, image_url or file, and name the one key beside it");
    }
    if (item.media != null) {
      messages.media.add(item.media);
    }
  }
}
