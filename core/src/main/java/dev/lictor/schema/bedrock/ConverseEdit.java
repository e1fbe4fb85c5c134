package dev.lictor.schema.bedrock;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.ThinkingBudget;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives {@code converse} what is mandated: a guardrail, a cap and parameters. Not
 * instantiable; all functions are pure.
 */
final class ConverseEdit {

  private static final String FIELDS = "additionalModelRequestFields";
  private static final String INFERENCE = "inferenceConfig";
  private static final String CAP = "maxTokens";

  private static final Mandatable OF_CLAUDE = mandatable(places().in(List.of(FIELDS), "top_k"));
  private static final Mandatable OF_NOVA =
      mandatable(places().in(List.of(FIELDS, INFERENCE), "topK"));
  private static final Mandatable OF_OTHERS = mandatable(places());

  private ConverseEdit() {}

  private static ParameterPlaces.Builder places() {
    return ParameterPlaces.builder()
        .in(List.of(), "additionalModelResponseFieldPaths", "requestMetadata")
        .in(List.of(INFERENCE), "temperature", "topP", "stopSequences");
  }

  private static Mandatable mandatable(ParameterPlaces.Builder places) {
    return Mandatable.of(places.build(), Aspect.GUARDRAIL);
  }

  static Mandatable mandatable(Operation operation) {
    return BedrockRoute.family(operation)
        .map(family -> switch (family) {
          case ANTHROPIC -> OF_CLAUDE;
          case NOVA -> OF_NOVA;
          default -> OF_OTHERS;
        })
        .orElse(OF_OTHERS);
  }

  static Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return mandatable(operation).tighten(operation, body, mandate, root -> {
      Optional<String> problem = cap(root, mandate.caps().outputTokens());
      if (problem.isPresent() || mandate.guardrails().isEmpty()) {
        return problem;
      }
      Request asked = Request.read(body, ConverseShape.of(BedrockRoute.family(operation)));
      return guardrail(root, mandate.guardrails(), asked);
    });
  }

  private static Optional<String> cap(JsonNode root, OptionalLong cap) {
    if (cap.isEmpty()) {
      return Optional.empty();
    }
    long before = root.find(INFERENCE)
        .map(inference -> inference.number(CAP, Long.MAX_VALUE))
        .orElse(Long.MAX_VALUE);
    Optional<JsonNode> fields = root.find(FIELDS);
    if (before == Long.MAX_VALUE && fields.filter(NovaThought::excludesCap).isPresent()) {
      return Optional.of(NovaThought.WITHOUT_CAP);
    }
    for (String key : List.of("thinking", "reasoning_config")) {
      if (ThinkingBudget.starves(fields.flatMap(all -> all.find(key)), before, cap.getAsLong())) {
        return Optional.of(ThinkingBudget.STARVED);
      }
    }
    Lowering.orPut(root.object(INFERENCE), cap, CAP);
    return Optional.empty();
  }

  private static Optional<String> guardrail(
      JsonNode root, Set<GuardrailMandate> mandated, Request asked) {
    for (GuardrailMandate guardrail : mandated) {
      if (asked.guardrail().isPresent()) {
        return OwnGuardrail.problem(asked.guardrail().get(), guardrail);
      }
      if (asked.guarded) {
        return Optional.of(
            "guardContent would have a guardrail look at a part of the messages only");
      }
      Map<String, String> config = new LinkedHashMap<>();
      config.put("guardrailIdentifier", guardrail.identifier());
      config.put("guardrailVersion", guardrail.version());
      root.put("guardrailConfig", config);
    }
    return Optional.empty();
  }
}
