package dev.lictor.schema.openai;

import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.MediaUrl;

/**
 * One part of a message's content, while it is read: OpenAI's, and those of Mistral ({@code document_url}, {@code reference}, {@code
 * thinking}; links as plain strings) and Perplexity ({@code file_url}). Each has the key that its type says, and few others. Confined to
 * one call.
 */
final class ChatPart {

  private static final Words TYPES = Words.of(
      "text",
      "refusal",
      "image_url",
      "input_audio",
      "file",
      "document_url",
      "reference",
      "thinking",
      "video_url",
      "audio_url",
      "file_url");

  private static final ObjectShape<ChatPart> LINK = ObjectShape.<ChatPart>builder()
      .required("url", (in, part) -> part.media(MediaUrl.read(in, part.kind)))
      .optional("detail", (in, part) -> in.skip())
      .build();

  private static final ObjectShape<ChatPart> AUDIO = ObjectShape.<ChatPart>builder()
      .required("data", (in, part) -> part.media(MediaUrl.readCarried(in, "audio")))
      .optional("format", (in, part) -> in.skip())
      .build();

  private static final ObjectShape<ChatPart> FILE = ObjectShape.<ChatPart>builder()
      .optional("file_data", (in, part) -> part.carried(in))
      .optional("filename", (in, part) -> Read.text(in, part.prompt))
      .optional("file_id", (in, part) -> part.file(in))
      .build();

  private static final ObjectShape<ChatPart> SHAPE = ObjectShape.<ChatPart>builder()
      .required("type", (in, part) -> part.type = in.word(TYPES))
      .optional("text", (in, part) -> part.text(in, "text"))
      .optional("refusal", (in, part) -> part.text(in, "refusal"))
      .optional("image_url", (in, part) -> part.link(in, "image_url", "image"))
      .optional("video_url", (in, part) -> part.link(in, "video_url", "video"))
      .optional("audio_url", (in, part) -> part.link(in, "audio_url", "audio"))
      .optional("file_url", (in, part) -> part.link(in, "file_url", "file"))
      .optional("document_url", (in, part) -> part.link(in, "document_url", "file"))
      .optional("input_audio", (in, part) -> part.audio(in))
      .optional("file", (in, part) -> {
        part.main(in, "file");
        in.object(FILE, part);
      })
      .optional("file_id", (in, part) -> {
        part.main(in, "file");
        part.file(in);
      })
      .optional("reference_ids", (in, part) -> {
        part.main(in, "reference");
        in.skip(part.prompt);
      })
      .optional("thinking", (in, part) -> {
        part.main(in, "thinking");
        in.skip(part.prompt);
        part.prompt.open = true;
      })
      .optional("document_name", (in, part) -> Read.text(in, part.prompt))
      .optional("file_name", (in, part) -> Read.text(in, part.prompt))
      .optional("closed", (in, part) -> in.skip())
      .optional("signature", (in, part) -> in.skip())
      .build();

  private final Prompt prompt;
  private String type = "";
  private String main = "";
  private String kind = "";

  private ChatPart(Prompt prompt) {
    this.prompt = prompt;
  }

  static void read(JsonReader in, Prompt prompt) {
    ChatPart part = new ChatPart(prompt);
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
    in.text(prompt);
  }

  private void link(JsonReader in, String key, String ofKind) {
    main(in, key);
    kind = ofKind;
    if (in.type() == JsonType.STRING) {
      media(MediaUrl.read(in, ofKind));
    } else {
      in.object(LINK, this);
    }
  }

  private void audio(JsonReader in) {
    main(in, "input_audio");
    if (in.type() == JsonType.STRING) {
      media(MediaUrl.readCarried(in, "audio"));
    } else {
      in.object(AUDIO, this);
    }
  }

  private void carried(JsonReader in) {
    if (!in.absent()) {
      media(MediaUrl.readCarried(in, "file"));
    }
  }

  private void file(JsonReader in) {
    if (!in.absent()) {
      prompt.reference("file", in.string(), Reference.Effect.CARRIES);
    }
  }

  private void media(Media media) {
    prompt.media.add(media);
  }
}
