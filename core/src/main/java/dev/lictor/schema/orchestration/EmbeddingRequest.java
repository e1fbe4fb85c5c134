package dev.lictor.schema.orchestration;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.call.ModelRef;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import dev.lictor.internal.json.Words;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A v2 embeddings request, while it is read (orchestration v2, spec 0.110.12, {@code EmbeddingsPostRequest}): one model, no list, no
 * reference, no template. Parameters are passed on to the provider as they are, so only those are let through whose effect is known:
 * the documented {@code dimensions}, {@code encoding_format} and {@code normalize}, and {@code user} and {@code truncate}.
 *
 * <p>Each text counts with its bytes; an image is not bounded by them. Confined to one call.
 */
final class EmbeddingRequest implements TextScan {

  private static final String IMAGE = "image";

  private static final Words TYPES = Words.of(
      "text",
      "document",
      "query",
      "search_document",
      "search_query",
      "classification",
      "clustering",
      IMAGE);

  /** The parameters that are let through; none says what a call may cost, read or do. */
  static final Set<String> PARAMETERS =
      Set.of("dimensions", "encoding_format", "normalize", "user", "truncate");

  static final ObjectShape<Object> PARAMS = ObjectShape.builder()
      .unknown("unknown_parameter")
      .optional("dimensions", (in, request) -> in.integer())
      .optional("encoding_format", EmbeddingRequest::formats)
      .optional("normalize", (in, request) -> in.bool())
      .optional("user", (in, request) -> in.skip())
      .optional("truncate", (in, request) -> in.skip())
      .build();

  private static final ObjectShape<EmbeddingRequest> MODEL = ObjectShape.<EmbeddingRequest>builder()
      .required("name", (in, request) -> request.modules.model = ModelReading.name(in))
      .optional("version", (in, request) -> request.modules.version = in.string())
      .optional("params", (in, request) -> in.object(PARAMS, request))
      .optional("timeout", (in, request) -> in.integer())
      .optional("max_retries", (in, request) -> request.modules.retries = ModelReading.retries(in))
      .build();

  private static final ObjectShape<EmbeddingRequest> EMBEDDINGS =
      ObjectShape.<EmbeddingRequest>builder()
          .required("model", (in, request) -> in.object(MODEL, request))
          .build();

  private static final ObjectShape<EmbeddingRequest> MODULES =
      ObjectShape.<EmbeddingRequest>builder()
          .required("embeddings", (in, request) -> in.object(EMBEDDINGS, request))
          .optional("masking", (in, request) -> MaskReading.readV2(in, request.modules))
          .build();

  private static final ObjectShape<EmbeddingRequest> CONFIG =
      ObjectShape.<EmbeddingRequest>builder()
          .required("modules", (in, request) -> in.object(MODULES, request))
          .build();

  private static final ObjectShape<EmbeddingRequest> INPUT = ObjectShape.<EmbeddingRequest>builder()
      .required("text", EmbeddingRequest::texts)
      .optional("type", (in, request) -> request.type = in.word(TYPES))
      .build();

  private static final ObjectShape<EmbeddingRequest> SHAPE = ObjectShape.<EmbeddingRequest>builder()
      .required("config", (in, request) -> in.object(CONFIG, request))
      .required("input", (in, request) -> in.object(INPUT, request))
      .build();

  private final ModuleSet modules = new ModuleSet();
  private String type = "";
  private long texts;
  private long bytes;

  private EmbeddingRequest() {
    modules.retries = ModelReading.USUAL_RETRIES;
  }

  /** Returns the facts of a body. */
  static CallFacts read(ByteBuffer body) {
    EmbeddingRequest request = new EmbeddingRequest();
    new JsonReader(body).document(SHAPE, request);
    ModuleSet modules = request.modules;
    return CallFacts.builder()
        .attempt(new Attempt(
            new ModelRef(modules.model, modules.version, "primary", Optional.empty()),
            OptionalLong.of(0),
            1,
            modules.retries))
        .masking(modules.masking)
        .bodyBytes(body.remaining())
        .input(new InputBound(
            InputSum.ofTexts(request.bytes, request.texts, modules.maskGrowth),
            !request.type.equals(IMAGE)))
        .build();
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    texts++;
    bytes += decodedBytes;
  }

  private static void texts(JsonReader in, EmbeddingRequest request) {
    if (in.type() == JsonType.STRING) {
      in.text(request);
    } else if (in.array((reader, each) -> reader.text(each), request) == 0) {
      throw in.fault("empty_array", "text needs at least one element");
    }
  }

  private static void formats(JsonReader in, Object request) {
    if (in.type() == JsonType.ARRAY) {
      in.array((reader, each) -> reader.string(), request);
    } else {
      in.string();
    }
  }
}
