package dev.lictor.schema.anthropic;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.OptionalLong;

/**
 * {@code fallbacks}: models that Anthropic asks in place of the first (beta {@code server-side-fallback}), each with its own cap, or
 * {@code default}, with which Anthropic chooses, so that nobody can say what runs. Confined to one call.
 */
final class FallbackReading {

  private static final Words DEFAULT = Words.of("default");

  private static final ObjectShape<FallbackReading> SHAPE = ObjectShape.<FallbackReading>builder()
      .required(
          "model", (in, fallback) -> fallback.model = MessagesRequest.name(in, "a model's name"))
      .optional("max_tokens", (in, fallback) -> {
        if (!MessagesRequest.isNull(in)) {
          fallback.maxTokens = MessagesRequest.cap(in);
        }
      })
      .optional("thinking", (in, fallback) -> fallback.request.thought.thinking(in))
      .optional("output_config", (in, fallback) -> OutputConfig.read(in, fallback.request))
      .optional("speed", (in, fallback) -> fallback.request.price.speed(in))
      .build();

  private final MessagesRequest request;
  private String model = "";
  private OptionalLong maxTokens = OptionalLong.empty();

  private FallbackReading(MessagesRequest request) {
    this.request = request;
  }

  static void read(JsonReader in, MessagesRequest request) {
    if (in.type() == JsonType.STRING) {
      request.references.add(
          new Reference("fallbacks", in.word(DEFAULT), Reference.Effect.CONFIGURES));
    } else if (!MessagesRequest.isNull(in)) {
      in.array(FallbackReading::element, request);
    }
  }

  private static void element(JsonReader in, MessagesRequest request) {
    FallbackReading fallback = new FallbackReading(request);
    in.object(SHAPE, fallback);
    request.fallbacks.add(
        new MessagesRequest.OtherModel(fallback.model, "fallback", fallback.maxTokens));
  }
}
