package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.Caps;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.ThinkingBudget;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives a request of the Messages API what is mandated: caps and parameters. Not instantiable; all functions are pure. */
final class MessagesEdit {

  static final ParameterPlaces PARAMETERS = ParameterPlaces.atTop(RequestShape.HARMLESS);
  static final Mandatable MANDATABLE = Mandatable.of(PARAMETERS);

  private static final String CAP = "max_tokens";
  private static final String THINKING = "thinking";

  private MessagesEdit() {}

  /** Caps the model, the fallbacks that have caps of their own, and the advisor, whose cap no other stands for. */
  static Optional<String> cap(JsonNode root, Caps caps) {
    OptionalLong cap = caps.outputTokens();
    if (cap.isEmpty()) {
      return Optional.empty();
    }
    long before = root.number(CAP, Long.MAX_VALUE);
    Optional<JsonNode> thinking = root.present(THINKING);
    boolean starved = ThinkingBudget.starves(thinking, before, cap.getAsLong());
    for (JsonNode fallback : root.items("fallbacks")) {
      starved |= ThinkingBudget.starves(
          fallback.present(THINKING).or(() -> thinking),
          fallback.number(CAP, before),
          cap.getAsLong());
      Lowering.ifThere(fallback, cap, CAP);
    }
    for (JsonNode tool : root.items("tools")) {
      if (tool.present("type")
          .filter(type -> ToolReading.isAdvisor(type.text()))
          .isPresent()) {
        Lowering.orPut(tool, cap, CAP);
      }
    }
    Lowering.ifThere(root, cap, CAP);
    return starved ? Optional.of(ThinkingBudget.STARVED) : Optional.empty();
  }
}
