package dev.lictor.schema.gemini;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.SnakeCase;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Gives {@code generateContent} what is mandated: safety settings, caps and parameters, in the spelling that the caller chose. Not
 * instantiable; all functions are pure.
 */
final class GenerationEdit {

  private static final String CONFIG = "generationConfig";
  private static final String CAP = "maxOutputTokens";
  private static final String CHOICES = "candidateCount";

  static final Mandatable MANDATABLE = Mandatable.of(
      ParameterPlaces.builder().in(List.of(CONFIG), GenerationReading.FREE).build(),
      Aspect.SAFETY_SETTINGS);

  private GenerationEdit() {}

  static Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return MANDATABLE.tighten(operation, body, mandate, root -> {
      cap(root, mandate.caps());
      return SafetyEdit.in(root, mandate.safety());
    });
  }

  private static void cap(JsonNode root, Caps caps) {
    String key = SnakeCase.in(root, CONFIG);
    if (caps.outputTokens().isPresent()) {
      Lowering.orPut(root.object(key), caps.outputTokens(), CAP, SnakeCase.of(CAP));
    }
    Optional<JsonNode> config = root.present(key);
    if (config.isPresent()) {
      Lowering.ifThere(config.get(), caps.choices(), CHOICES, SnakeCase.of(CHOICES));
    }
  }
}
