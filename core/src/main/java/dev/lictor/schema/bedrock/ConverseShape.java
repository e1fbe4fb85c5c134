package dev.lictor.schema.bedrock;

import dev.lictor.call.Guardrail;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.Optional;

/**
 * The body of {@code converse} and {@code converse-stream} (AWS's model of the Bedrock runtime; {@code serviceTier} and {@code
 * outputConfig} came later). {@code promptVariables} go with a stored prompt and are refused, as is any field for the model that is not
 * known to be harmless. Not instantiable.
 */
final class ConverseShape {

  private static final Words LATENCIES = Words.of("standard", "optimized");
  private static final Words TIERS = Words.of("default", "flex", "priority", "reserved");
  private static final Words TRACES = Words.of("enabled", "disabled", "enabled_full");
  private static final String ASYNC = "async";
  private static final Words MODES = Words.of("sync", ASYNC);

  private static final ObjectShape<Request> INFERENCE = ObjectShape.<Request>builder()
      .optional("maxTokens", Request::cap)
      .optional("temperature", Request::unseen)
      .optional("topP", Request::unseen)
      .optional("stopSequences", Request::unseen)
      .build();

  private static final ObjectShape<Request> LATENCY = ObjectShape.<Request>builder()
      .optional("latency", (in, request) -> request.latency = in.word(LATENCIES))
      .build();

  private static final ObjectShape<Request> TIER = ObjectShape.<Request>builder()
      .required("type", (in, request) -> request.tier = in.word(TIERS))
      .build();

  private static final ObjectShape<GuardrailReading> GUARDRAIL =
      ObjectShape.<GuardrailReading>builder()
          .required("guardrailIdentifier", (in, rail) -> rail.identifier = in.string())
          .required("guardrailVersion", (in, rail) -> rail.version = in.string())
          .optional("trace", (in, rail) -> rail.trace = in.word(TRACES))
          .optional(
              "streamProcessingMode", (in, rail) -> rail.async = in.word(MODES).equals(ASYNC))
          .build();

  private static final ObjectShape<Request> ANTHROPIC = shape(Optional.of(Family.ANTHROPIC));
  private static final ObjectShape<Request> NOVA = shape(Optional.of(Family.NOVA));
  private static final ObjectShape<Request> OTHER = shape(Optional.empty());

  private ConverseShape() {}

  /** Returns the shape for a family; for several at once, or one that is not known, the one without fields for the model. */
  static ObjectShape<Request> of(Optional<Family> family) {
    if (family.isEmpty()) {
      return OTHER;
    }
    return switch (family.get()) {
      case ANTHROPIC -> ANTHROPIC;
      case NOVA -> NOVA;
      default -> OTHER;
    };
  }

  private static ObjectShape<Request> shape(Optional<Family> family) {
    ObjectShape<Request> additional = AdditionalFields.of(family);
    return ConversationShape.builder()
        .required("messages", ConversationShape::messages)
        .optional("inferenceConfig", (in, request) -> in.object(INFERENCE, request))
        .optional("guardrailConfig", ConverseShape::guardrail)
        .optional("additionalModelRequestFields", (in, request) -> in.object(additional, request))
        .optional("additionalModelResponseFieldPaths", Request::unseen)
        .optional("requestMetadata", Request::unseen)
        .optional("performanceConfig", (in, request) -> in.object(LATENCY, request))
        .optional("serviceTier", (in, request) -> in.object(TIER, request))
        .optional("outputConfig", (in, request) -> {
          request.formatted = true;
          Request.rewritten(in, request);
        })
        .build();
  }

  private static void guardrail(JsonReader in, Request request) {
    GuardrailReading rail = new GuardrailReading();
    in.object(GUARDRAIL, rail);
    if (rail.identifier.isEmpty() || rail.version.isEmpty()) {
      throw in.fault("incomplete_guardrail", "a guardrail has an identifier and a version");
    }
    request.guardrail = new Guardrail(rail.identifier, rail.version, rail.trace, !rail.async);
  }

  /** A guardrail, while it is read. Confined to one call. */
  private static final class GuardrailReading {
    private String identifier = "";
    private String version = "";
    private String trace = "";
    private boolean async;
  }
}
