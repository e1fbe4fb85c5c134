package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonNode;
import java.util.Optional;

/**
 * Nova's thought at high effort, for which a call may not have a cap (Amazon Nova 2 user guide, "Extended thinking"). Not
 * instantiable; all functions are pure.
 */
final class NovaThought {

  /** Why a call that {@link #excludesCap} cannot have one. */
  static final String WITHOUT_CAP = "maxReasoningEffort is one at which Nova takes no cap";

  private NovaThought() {}

  /**
   * Returns whether a call that has no cap cannot be given one.
   *
   * @param fields the object in which {@code reasoningConfig} may stand
   */
  static boolean excludesCap(JsonNode fields) {
    Optional<JsonNode> thought = fields.present("reasoningConfig");
    return thought.isPresent()
        && !thought.get().text("type").equals("disabled")
        && switch (thought.get().text("maxReasoningEffort")) {
          case "", "low", "medium" -> false;
          default -> true;
        };
  }
}
