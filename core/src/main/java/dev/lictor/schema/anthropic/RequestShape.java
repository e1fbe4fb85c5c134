package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * The bodies of the Messages API: native, for counting tokens, and as Bedrock takes it, without {@code model} and {@code stream} and
 * with its own version ({@code bedrock-2023-05-31}) and betas. Not instantiable.
 */
final class RequestShape {

  /** The parameters of the model on which no fact depends. */
  static final String[] HARMLESS = {
    "inference_geo",
    "metadata",
    "stop_sequences",
    "temperature",
    "top_k",
    "top_p",
    "user_profile_id"
  };

  private static final Words ROLES = Words.of("user", "assistant", "system");
  private static final Words VERSIONS = Words.of("bedrock-2023-05-31");

  private static final ObjectShape<MessagesRequest> MESSAGE = ObjectShape.<MessagesRequest>builder()
      .required("role", (in, request) -> {
        request.parts++;
        request.systemMessages += in.word(ROLES).equals("system") ? 1 : 0;
      })
      .required("content", BlockReading::content)
      .build();

  static final ObjectShape<MessagesRequest> NATIVE = sampling(named(common()))
      .optional("stream", (in, request) -> request.stream = in.bool())
      .build();

  static final ObjectShape<MessagesRequest> COUNT = named(common())
      .optional("max_tokens", RequestShape::maxTokens)
      .optional("user_profile_id", MessagesRequest::unseen)
      .build();

  static final ObjectShape<MessagesRequest> INVOKED = sampling(common())
      .required("anthropic_version", (in, request) -> in.word(VERSIONS))
      .optional("anthropic_beta", RequestShape::betas)
      .build();

  private RequestShape() {}

  private static ObjectShape.Builder<MessagesRequest> common() {
    return ObjectShape.<MessagesRequest>builder()
        .required("messages", (in, request) -> {
          if (in.array((reader, state) -> reader.object(MESSAGE, state), request) == 0) {
            throw in.fault("empty_array", "messages needs at least one element");
          }
        })
        .optional("system", RequestShape::system)
        .optional("tools", ToolReading::readAll)
        .optional("tool_choice", MessagesRequest::rewritten)
        .optional("mcp_servers", ToolReading::readServers)
        .optional("thinking", (in, request) -> request.thought.thinking(in))
        .optional("output_config", OutputConfig::read)
        .optional("output_format", OutputConfig::format)
        .optional("context_management", ContextReading::management)
        .optional("container", ContextReading::container)
        .optional("cache_control", BlockReading::cacheControl)
        .optional("speed", (in, request) -> request.price.speed(in));
  }

  private static ObjectShape.Builder<MessagesRequest> named(
      ObjectShape.Builder<MessagesRequest> shape) {
    return shape.required(
        "model", (in, request) -> request.model = MessagesRequest.name(in, "a model's name"));
  }

  private static ObjectShape.Builder<MessagesRequest> sampling(
      ObjectShape.Builder<MessagesRequest> shape) {
    shape
        .required("max_tokens", RequestShape::maxTokens)
        .optional("fallbacks", FallbackReading::read)
        .optional("service_tier", (in, request) -> request.price.tier(in));
    for (String harmless : HARMLESS) {
      shape.optional(harmless, MessagesRequest::unseen);
    }
    return shape;
  }

  private static void maxTokens(JsonReader in, MessagesRequest request) {
    request.maxTokens = MessagesRequest.cap(in);
  }

  private static void betas(JsonReader in, MessagesRequest request) {
    in.array((reader, state) -> reader.string(), request);
  }

  private static void system(JsonReader in, MessagesRequest request) {
    if (in.type() != JsonType.STRING && in.type() != JsonType.ARRAY) {
      throw in.fault(
          "wrong_type", "expected string or array, found " + in.type().word());
    }
    BlockReading.content(in, request);
    request.parts++;
    request.systemMessages++;
  }
}
