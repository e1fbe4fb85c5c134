package dev.lictor.schema.openai;

import dev.lictor.budget.Amounts;
import dev.lictor.call.InputBound;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;

/**
 * A request for embeddings, while it is read: texts, or tokens that were made of texts already (openai-openapi 2026-08-21; Azure OpenAI
 * 2024-10-21; {@code input_type} and {@code truncate} of NVIDIA). A text makes at most one token a byte. Confined to one call.
 */
final class EmbeddingsRequest implements TextScan {

  /** The parameters on which no fact depends. */
  static final String[] HARMLESS = {
    "dimensions", "embedding_type", "encoding_format", "input_type", "truncate", "user"
  };

  private static final ObjectShape<EmbeddingsRequest> SHAPE =
      ObjectShape.<EmbeddingsRequest>builder()
          .unknown("unknown_parameter")
          .harmless(HARMLESS)
          .required("input", EmbeddingsRequest::input)
          .optional("model", (in, request) -> request.model = Read.model(in))
          .build();

  private String model = "";
  private long tokens = InputSum.TEXT_TOKENS;

  private EmbeddingsRequest() {}

  static EmbeddingsRequest read(JsonReader in) {
    EmbeddingsRequest request = new EmbeddingsRequest();
    in.document(SHAPE, request);
    return request;
  }

  private static void input(JsonReader in, EmbeddingsRequest request) {
    if (in.type() == JsonType.STRING) {
      in.text(request);
    } else if (in.array(EmbeddingsRequest::element, request) == 0) {
      throw in.fault("empty_array", "input needs at least one element");
    }
  }

  private static void element(JsonReader in, EmbeddingsRequest request) {
    switch (in.type()) {
      case STRING -> {
        in.text(request);
        request.add(InputSum.TEXT_TOKENS);
      }
      case NUMBER -> request.token(in);
      case ARRAY -> {
        in.array((reader, all) -> all.token(reader), request);
        request.add(InputSum.TEXT_TOKENS);
      }
      default ->
        throw in.fault(
            "wrong_type", "expected string, number or array, found " + in.type().word());
    }
  }

  private void token(JsonReader in) {
    in.integer();
    add(1);
  }

  private void add(long more) {
    tokens = Amounts.plus(tokens, more);
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    add(decodedBytes);
  }

  String model() {
    return model;
  }

  InputBound bound() {
    return new InputBound(tokens, true);
  }
}
