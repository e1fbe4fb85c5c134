package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.HarmMarkers;
import java.util.Map;

/** What Azure's content filters find in a text, by the simulator's markers. Thread-safe. */
final class Filtered {
  private static final Map<String, String> KEYS =
      Map.of("Hate", "hate", "SelfHarm", "self_harm", "Sexual", "sexual", "Violence", "violence");

  private Filtered() {}

  /** Says whether a filter lets a prompt not pass. */
  static boolean stops(String prompt) {
    return HarmMarkers.isAttack(prompt)
        || HarmMarkers.severities(prompt).values().stream()
            .anyMatch(severity -> severity > HarmMarkers.DEFAULT_THRESHOLD);
  }

  /** Writes the findings in a text. */
  static ObjectNode results(String text) {
    ObjectNode results = Json.object();
    HarmMarkers.severities(text).forEach((category, severity) -> results
        .putObject(KEYS.getOrDefault(category, category))
        .put("filtered", severity > HarmMarkers.DEFAULT_THRESHOLD)
        .put("severity", word(severity)));
    return results;
  }

  private static String word(int severity) {
    return switch (severity) {
      case 0 -> "safe";
      case 2 -> "low";
      case 4 -> "medium";
      default -> "high";
    };
  }
}
