package dev.lictor.schema.bedrock;

import dev.lictor.call.Reasoning;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code additionalModelRequestFields}, which Bedrock passes on to the model as they are: the few of each family whose effect is known.
 * Fields that offer tools or name models ({@code tools}, {@code fallbacks}) are not among them. Not instantiable.
 */
final class AdditionalFields {

  private static final Words THINKING_TYPES = Words.of("enabled", "disabled", "adaptive");
  private static final Words EFFORTS = Words.of("low", "medium", "high", "xhigh", "max");

  private static final ObjectShape<Request> THINKING = ObjectShape.<Request>builder()
      .required("type", (in, request) -> in.word(THINKING_TYPES))
      .optional(
          "budget_tokens",
          (in, request) -> request.reasoning =
              new Reasoning(OptionalLong.of(in.integer()), request.reasoning.effort()))
      .optional("display", Request::unseen)
      .build();

  private static final ObjectShape<Request> OUTPUT = ObjectShape.<Request>builder()
      .optional("effort", AdditionalFields::effort)
      .build();

  private static final ObjectShape<Request> NOVA_INFERENCE =
      ObjectShape.<Request>builder().optional("topK", Request::unseen).build();

  static final ObjectShape<Request> NOVA_REASONING = ObjectShape.<Request>builder()
      .required("type", (in, request) -> in.word(THINKING_TYPES))
      .optional("maxReasoningEffort", AdditionalFields::effort)
      .build();

  private AdditionalFields() {}

  static ObjectShape<Request> of(Optional<Family> family) {
    ObjectShape.Builder<Request> shape =
        ObjectShape.<Request>builder().unknown("unknown_parameter");
    if (family.equals(Optional.of(Family.ANTHROPIC))) {
      shape
          .optional("thinking", (in, request) -> in.object(THINKING, request))
          .optional("reasoning_config", (in, request) -> in.object(THINKING, request))
          .optional("output_config", (in, request) -> in.object(OUTPUT, request))
          .optional(
              "anthropic_beta",
              (in, request) -> in.array((reader, state) -> reader.string(), request))
          .optional("top_k", Request::unseen);
    } else if (family.equals(Optional.of(Family.NOVA))) {
      shape
          .optional("inferenceConfig", (in, request) -> in.object(NOVA_INFERENCE, request))
          .optional("reasoningConfig", (in, request) -> in.object(NOVA_REASONING, request));
    }
    return shape.build();
  }

  private static void effort(JsonReader in, Request request) {
    request.reasoning = new Reasoning(request.reasoning.budgetTokens(), in.word(EFFORTS));
  }
}
