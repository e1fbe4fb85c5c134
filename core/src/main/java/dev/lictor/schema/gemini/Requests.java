package dev.lictor.schema.gemini;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/**
 * The shapes of the requests (Gemini API and Vertex AI, {@code GenerateContentRequest}, {@code EmbedContentRequest}, {@code
 * PredictRequest}). Not instantiable.
 */
final class Requests {

  private static final ObjectShape<Call> GENERATE = ProtoShape.<Call>of()
      .required(
          "contents", (in, call) -> ProtoShape.oneOrMany(in, ContentReading::readMessage, call))
      .optional("systemInstruction", ContentReading::readSystem)
      .optional("tools", ToolReading::readAll)
      .optional("toolConfig", ToolReading::readConfig)
      .optional("safetySettings", (in, call) -> ProtoShape.oneOrMany(in, SafetyReading::read, call))
      .optional("generationConfig", GenerationReading::read)
      .optional("cachedContent", (in, call) -> {
        call.stored = true;
        call.references.add(
            new Reference("cachedContent", in.string(), Reference.Effect.CONFIGURES));
      })
      .optional("modelArmorConfig", (in, call) -> {
        object(in);
        in.skip();
        call.references.add(new Reference("modelArmorConfig", "", Reference.Effect.CONFIGURES));
      })
      .optional("model", (in, call) -> call.model(in.string(), "primary"))
      .optional("serviceTier", (in, call) -> call.serviceTier = in.string())
      .optional("store", (in, call) -> call.stored |= in.bool())
      .optional("labels", (in, call) -> {
        object(in);
        in.skip();
      })
      .build();

  private static final String[] EMBEDDING_OPTIONS = {
    "taskType", "outputDimensionality", "autoTruncate", "documentOcr", "audioTrackExtraction"
  };

  private static final ObjectShape<Call> EMBEDDING_CONFIG = ProtoShape.<Call>of()
      .optional("title", JsonReader::text)
      .free(EMBEDDING_OPTIONS)
      .build();

  private static final ObjectShape<Call> EMBED = ProtoShape.<Call>of()
      .required("content", ContentReading::readMessage)
      .optional("model", (in, call) -> call.model(in.string(), "primary"))
      .optional("title", JsonReader::text)
      .optional("embedContentConfig", (in, call) -> in.object(EMBEDDING_CONFIG, call))
      .free(EMBEDDING_OPTIONS)
      .build();

  private static final ObjectShape<Call> BATCH_EMBED = ProtoShape.<Call>of()
      .required(
          "requests",
          (in, call) -> ProtoShape.oneOrMany(in, (reader, c) -> reader.object(EMBED, c), call))
      .build();

  private static final ObjectShape<Call> INSTANCE = ProtoShape.<Call>of()
      .required("content", JsonReader::text)
      .optional("title", JsonReader::text)
      .free("taskType")
      .build();

  private static final ObjectShape<Call> PARAMETERS =
      ProtoShape.<Call>of().free("outputDimensionality", "autoTruncate").build();

  private static final ObjectShape<Call> PREDICT = ProtoShape.<Call>of()
      .required(
          "instances",
          (in, call) -> in.array(
              (reader, c) -> {
                c.messages++;
                reader.object(INSTANCE, c);
              },
              call))
      .optional("parameters", (in, call) -> in.object(PARAMETERS, call))
      .build();

  private Requests() {}

  /**
   * Reads the body of an operation that has one.
   *
   * @throws JsonFault if it is not what the verb takes
   */
  static Call read(Verb verb, JsonReader in) {
    Call call = new Call();
    ObjectShape<Call> shape =
        switch (verb) {
          case EMBED -> EMBED;
          case BATCH_EMBED -> BATCH_EMBED;
          case PREDICT -> PREDICT;
          default -> GENERATE;
        };
    in.document(shape, call);
    if (call.messages == 0) {
      throw new JsonFault("empty_array", "$: nothing is asked; at least one content is needed");
    }
    call.end();
    return call;
  }

  private static void object(JsonReader in) {
    if (in.type() != JsonType.OBJECT) {
      throw in.fault("wrong_type", "expected object, found " + in.type().word());
    }
  }
}
