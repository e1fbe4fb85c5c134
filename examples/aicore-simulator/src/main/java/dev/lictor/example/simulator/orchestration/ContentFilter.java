package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.HarmMarkers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Content filters that know harm by a small vocabulary of markers. Thread-safe.
 *
 * <p>For azure_content_safety the words {@code hate2 hate4 hate6 selfharm2 … sexual2 … violence6} have the severity that they end
 * with, and {@code jailbreakattempt} is an attack on the prompt; for llama_guard_3_8b {@code guard:CATEGORY} belongs to that
 * category. A text is blocked if a severity is above the threshold. What applies to a category without a threshold is not
 * documented; here it is 2.
 */
final class ContentFilter {
  static final List<String> LLAMA_CATEGORIES = List.of(
      "violent_crimes",
      "non_violent_crimes",
      "sex_crimes",
      "child_exploitation",
      "defamation",
      "specialized_advice",
      "privacy",
      "intellectual_property",
      "indiscriminate_weapons",
      "hate",
      "self_harm",
      "sexual_content",
      "elections",
      "code_interpreter_abuse");

  private static final Map<String, String> AZURE_KEYS =
      Map.of("Hate", "hate", "SelfHarm", "self_harm", "Sexual", "sexual", "Violence", "violence");

  /**
   * What filters found. Immutable.
   *
   * @param data the findings as the service reports them
   * @param blocked whether a filter lets the text not pass
   */
  record Finding(ObjectNode data, boolean blocked) {}

  private ContentFilter() {}

  static Finding examine(JsonNode filters, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    ObjectNode data = Json.object();
    boolean blocked = false;
    for (JsonNode filter : filters) {
      blocked |= filter.path("type").asText().equals(ModuleShapes.AZURE)
          ? azure(filter.path("config"), lower, data)
          : llama(filter.path("config"), lower, data);
    }
    return new Finding(data, blocked);
  }

  private static boolean azure(JsonNode config, String text, ObjectNode data) {
    ObjectNode found = data.putObject(ModuleShapes.AZURE);
    boolean shield =
        config.path("prompt_shield").asBoolean() || config.path("PromptShield").asBoolean();
    boolean attacked = shield && HarmMarkers.isAttack(text);
    if (shield) {
      found.putObject("userPromptAnalysis").put("attackDetected", attacked);
    }
    if (attacked) {
      return true;
    }
    boolean blocked = false;
    for (Map.Entry<String, Integer> severity : HarmMarkers.severities(text).entrySet()) {
      found.put(severity.getKey(), severity.getValue());
      JsonNode snake = config.path(AZURE_KEYS.getOrDefault(severity.getKey(), ""));
      JsonNode threshold = snake.isMissingNode() ? config.path(severity.getKey()) : snake;
      blocked |= severity.getValue() > threshold.asInt(HarmMarkers.DEFAULT_THRESHOLD);
    }
    return blocked;
  }

  private static boolean llama(JsonNode config, String text, ObjectNode data) {
    ObjectNode found = data.putObject(ModuleShapes.LLAMA);
    boolean blocked = false;
    for (String category : LLAMA_CATEGORIES) {
      if (config.path(category).asBoolean()) {
        boolean hit = Pattern.compile("guard:" + category + "\\b").matcher(text).find();
        found.put(category, hit);
        blocked |= hit;
      }
    }
    return blocked;
  }
}
