package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/** One part of a content, while it is read: one kind of content, and what is said about it. Confined to one call. */
final class PartReading {

  private static final ObjectShape<Call> RESPONSE_PART = ProtoShape.<Call>of()
      .optional("inlineData", MediaReading::readInline)
      .optional("fileData", MediaReading::readFile)
      .build();

  private static final ObjectShape<Call> FUNCTION_RESPONSE = ProtoShape.<Call>of()
      .optional(
          "parts",
          (in, call) ->
              ProtoShape.oneOrMany(in, (reader, c) -> reader.object(RESPONSE_PART, c), call))
      .free("id", "name", "response", "willContinue", "scheduling")
      .build();

  private static final ObjectShape<PartReading> SHAPE = ProtoShape.<PartReading>of()
      .optional("text", (in, part) -> {
        part.contents++;
        in.text(part.call);
      })
      .optional("inlineData", (in, part) -> {
        part.contents++;
        MediaReading.readInline(in, part.call);
      })
      .optional("fileData", (in, part) -> {
        part.contents++;
        MediaReading.readFile(in, part.call);
      })
      .optional("functionResponse", (in, part) -> {
        part.contents++;
        in.object(FUNCTION_RESPONSE, part.call);
        part.call.noteRewritten(in);
      })
      .optional("functionCall", (in, part) -> part.rewritten(in))
      .optional("executableCode", (in, part) -> part.rewritten(in))
      .optional("codeExecutionResult", (in, part) -> part.rewritten(in))
      .optional("toolCall", (in, part) -> part.rewritten(in))
      .optional("toolResponse", (in, part) -> part.rewritten(in))
      .optional("thoughtSignature", (in, part) -> {
        if (in.type() != JsonType.STRING) {
          throw in.fault("wrong_type", "expected string, found " + in.type().word());
        }
        part.call.rewritten(in);
      })
      .optional("partMetadata", (in, part) -> part.call.rewrittenObject(in))
      .optional("thought", (in, part) -> in.bool())
      .free("videoMetadata", "mediaResolution")
      .build();

  private final Call call;
  private int contents;

  private PartReading(Call call) {
    this.call = call;
  }

  private void rewritten(JsonReader in) {
    contents++;
    call.rewrittenObject(in);
  }

  static void read(JsonReader in, Call call) {
    PartReading part = new PartReading(call);
    in.object(SHAPE, part);
    if (part.contents > 1) {
      throw in.fault("unsupported_value", "a part holds one kind of content");
    }
  }
}
