package dev.lictor.schema.openai;

import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.MediaUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One part of an item's content or output in a request for a response, while it is read. What a shell put out is the one that has no
 * type. Confined to one call.
 */
final class InputPart {

  private static final Words TYPES = Words.of(
      "input_text",
      "output_text",
      "text",
      "summary_text",
      "reasoning_text",
      "refusal",
      "input_image",
      "computer_screenshot",
      "input_file",
      "input_audio");

  private static final Set<String> IMAGE = Set.of("image_url", "file_id", "detail");
  private static final Set<String> FILE =
      Set.of("file_id", "file_data", "file_url", "filename", "detail");
  private static final Set<String> TEXT = Set.of("text", "annotations", "logprobs");

  private static final Set<String> SHELL = Set.of("stdout", "stderr", "outcome", "created_by");

  private static final ObjectShape<InputPart> AUDIO = ObjectShape.<InputPart>builder()
      .required("data", (in, part) -> part.media(MediaUrl.readCarried(in, "audio")))
      .optional("format", (in, part) -> in.skip())
      .build();

  private static final ObjectShape<InputPart> SHAPE = shape();

  private final Prompt prompt;
  private final List<String> keys = new ArrayList<>(2);
  private String type = "";

  private InputPart(Prompt prompt) {
    this.prompt = prompt;
  }

  private static ObjectShape<InputPart> shape() {
    ObjectShape.Builder<InputPart> shape = ObjectShape.builder();
    shape.optional("type", (in, part) -> part.type = in.word(TYPES));
    key(shape, "stdout", (in, part) -> in.text(part.prompt));
    key(shape, "stderr", (in, part) -> in.text(part.prompt));
    key(shape, "outcome", (in, part) -> in.skip(part.prompt));
    key(shape, "created_by", (in, part) -> in.skip());
    key(shape, "text", (in, part) -> in.text(part.prompt));
    key(shape, "refusal", (in, part) -> in.text(part.prompt));
    key(shape, "annotations", (in, part) -> in.skip(part.prompt));
    key(shape, "logprobs", (in, part) -> in.skip());
    key(shape, "image_url", (in, part) -> part.media(MediaUrl.read(in, "image")));
    key(shape, "file_url", (in, part) -> part.media(MediaUrl.read(in, "file")));
    key(shape, "file_data", (in, part) -> part.media(MediaUrl.readCarried(in, "file")));
    key(shape, "filename", (in, part) -> in.text(part.prompt));
    key(
        shape,
        "file_id",
        (in, part) -> part.prompt.reference("file", in.string(), Reference.Effect.CARRIES));
    key(shape, "detail", (in, part) -> in.string());
    key(shape, "input_audio", (in, part) -> in.object(AUDIO, part));
    return shape.build();
  }

  private static void key(
      ObjectShape.Builder<InputPart> shape, String key, ObjectShape.Member<InputPart> member) {
    shape.optional(key, (in, part) -> {
      if (!in.absent()) {
        part.keys.add(key);
        member.read(in, part);
      }
    });
  }

  /** Reads a text, a part, or a list of parts. */
  static void readAny(JsonReader in, Prompt prompt) {
    if (in.type() == JsonType.STRING) {
      in.text(prompt);
    } else if (in.type() == JsonType.OBJECT) {
      read(in, prompt);
    } else {
      Read.array(in, InputPart::read, prompt);
    }
  }

  private static void read(JsonReader in, Prompt prompt) {
    InputPart part = new InputPart(prompt);
    in.object(SHAPE, part);
    boolean fits =
        switch (part.type) {
          case "" -> part.hasOnly(SHELL) && !part.keys.isEmpty();
          case "input_image", "computer_screenshot" -> part.hasOnly(IMAGE);
          case "input_file" -> part.hasOnly(FILE);
          case "input_audio" -> part.keys.equals(List.of("input_audio"));
          case "refusal" -> part.keys.equals(List.of("refusal"));
          default -> part.hasOnly(TEXT) && part.keys.contains("text");
        };
    if (!fits) {
      throw in.fault("unsupported_value", "a part must have the keys of its type, and no others");
    }
  }

  private boolean hasOnly(Set<String> allowed) {
    for (String key : keys) {
      if (!allowed.contains(key)) {
        return false;
      }
    }
    return true;
  }

  private void media(Media media) {
    prompt.media.add(media);
  }
}
