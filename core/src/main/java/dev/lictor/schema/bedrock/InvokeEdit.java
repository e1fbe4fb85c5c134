package dev.lictor.schema.bedrock;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.anthropic.InvokedMessages;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Gives {@code invoke} what is mandated: the guardrail in the head, caps and parameters in the body of the model's family. Not
 * instantiable; all functions are pure.
 */
final class InvokeEdit {

  private static final String NOVA = "inferenceConfig";
  private static final String NOVA_CAP = "maxTokens";
  private static final String OTHER_NOVA_CAP = "max_new_tokens";
  private static final String TITAN = "textGenerationConfig";

  private static final Mandatable OF_CLAUDE = mandatable(InvokedMessages.parameters());
  private static final Mandatable OF_NOVA = mandatable(ParameterPlaces.builder()
      .in(List.of(NOVA), "temperature", "topP", "topK", "stopSequences")
      .build());
  private static final Mandatable OF_TITAN_TEXT = mandatable(ParameterPlaces.builder()
      .in(List.of(TITAN), "temperature", "topP", "stopSequences")
      .build());
  private static final Mandatable OF_TITAN_EMBEDDING = mandatable(
      ParameterPlaces.atTop("dimensions", "normalize", "embeddingTypes", "embeddingConfig"));
  private static final Mandatable OF_ALL = mandatable(ParameterPlaces.NONE);

  private InvokeEdit() {}

  private static Mandatable mandatable(ParameterPlaces parameters) {
    return Mandatable.of(parameters, Aspect.GUARDRAIL);
  }

  /** Returns what can be mandated; where nobody says which family answers, what can be of all. */
  static Mandatable mandatable(Operation operation) {
    return BedrockRoute.family(operation).map(InvokeEdit::of).orElse(OF_ALL);
  }

  private static Mandatable of(Family family) {
    return switch (family) {
      case ANTHROPIC -> OF_CLAUDE;
      case NOVA -> OF_NOVA;
      case TITAN_TEXT -> OF_TITAN_TEXT;
      case TITAN_EMBEDDING -> OF_TITAN_EMBEDDING;
    };
  }

  static Tightened tighten(Family family, Operation operation, ByteBuffer body, Mandate mandate) {
    Tightened tightened = of(family).tighten(operation, body, mandate, root -> switch (family) {
      case ANTHROPIC -> InvokedMessages.cap(root, mandate.caps());
      case NOVA -> nova(root, mandate.caps());
      case TITAN_TEXT -> titan(root, mandate.caps());
      case TITAN_EMBEDDING -> Optional.empty(); // vectors are no output
    });
    return tightened instanceof Tightened.Request request
        ? InvokeHeaders.tighten(request, mandate.guardrails())
        : tightened;
  }

  private static Optional<String> nova(JsonNode root, Caps caps) {
    if (caps.outputTokens().isEmpty()) {
      return Optional.empty();
    }
    boolean capped = root.find(NOVA)
        .filter(
            inference -> Lowering.ifThere(inference, caps.outputTokens(), NOVA_CAP, OTHER_NOVA_CAP))
        .isPresent();
    if (!capped && NovaThought.excludesCap(root)) {
      return Optional.of(NovaThought.WITHOUT_CAP);
    }
    Lowering.orPut(root.object(NOVA), caps.outputTokens(), NOVA_CAP, OTHER_NOVA_CAP);
    return Optional.empty();
  }

  private static Optional<String> titan(JsonNode root, Caps caps) {
    if (caps.outputTokens().isPresent()) {
      Lowering.orPut(root.object(TITAN), caps.outputTokens(), "maxTokenCount");
    }
    return Optional.empty();
  }
}
