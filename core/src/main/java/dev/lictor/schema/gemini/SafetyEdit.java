package dev.lictor.schema.gemini;

import dev.lictor.call.SafetySetting;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.SafetyMandate;
import dev.lictor.schema.SnakeCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives a request the mandated {@code safetySettings}: a threshold that is too weak becomes stricter in its place, a category that is
 * missing comes behind the others. Not instantiable; all functions are pure.
 */
final class SafetyEdit {

  private static final String SETTINGS = "safetySettings";
  private static final String CATEGORY = "category";
  private static final String THRESHOLD = "threshold";

  private SafetyEdit() {}

  /** Edits a request; returns why it cannot have what is mandated. */
  static Optional<String> in(JsonNode root, SafetyMandate mandate) {
    Map<String, String> missing = new TreeMap<>(mandate.thresholds());
    if (!missing.keySet().stream().allMatch(SafetyReading::isCategory)) {
      return Optional.of(SETTINGS + " knows no category of a name that is mandated");
    }
    String key = SnakeCase.in(root, SETTINGS);
    for (JsonNode setting : settings(root, key)) {
      String least = missing.remove(setting.text(CATEGORY));
      if (least != null
          && SafetySetting.strictness(setting.text(THRESHOLD)) < SafetySetting.strictness(least)) {
        setting.put(THRESHOLD, least);
      }
    }
    missing.forEach((category, threshold) ->
        root.listOf(key).append(new TreeMap<>(Map.of(CATEGORY, category, THRESHOLD, threshold))));
    return Optional.empty();
  }

  /** Returns the settings; one may stand for a list of it. */
  private static List<JsonNode> settings(JsonNode root, String key) {
    Optional<JsonNode> settings = root.find(key);
    return settings.filter(JsonNode::isObject).map(List::of).orElseGet(() -> root.items(key));
  }
}
