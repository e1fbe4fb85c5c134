package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lictor.example.simulator.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows harm by the same words as the orchestration service's filters: {@code hate2 … violence6} with their severity, {@code
 * jailbreakattempt}. Without a setting, medium severity is blocked. Immutable.
 *
 * @param promptBlocked whether the prompt is refused as a whole
 * @param answerBlocked whether a category is above what the settings let pass
 * @param ratings what was found
 */
record Safety(boolean promptBlocked, boolean answerBlocked, ArrayNode ratings) {
  private static final Pattern MARKER =
      Pattern.compile("\\b(hate|selfharm|sexual|violence)([246])\\b");
  private static final Map<Integer, String> PROBABILITIES =
      Map.of(0, "NEGLIGIBLE", 2, "LOW", 4, "MEDIUM", 6, "HIGH");

  static Safety of(String text, JsonNode settings) {
    String lower = text.toLowerCase(Locale.ROOT);
    Map<String, Integer> found = new TreeMap<>(Map.of(
        "HARM_CATEGORY_HATE_SPEECH", 0,
        "HARM_CATEGORY_DANGEROUS_CONTENT", 0,
        "HARM_CATEGORY_HARASSMENT", 0,
        "HARM_CATEGORY_SEXUALLY_EXPLICIT", 0));
    Matcher marker = MARKER.matcher(lower);
    while (marker.find()) {
      found.merge(category(marker.group(1)), Integer.parseInt(marker.group(2)), Math::max);
    }
    ArrayNode ratings = Json.array();
    boolean blocked = false;
    for (Map.Entry<String, Integer> each : found.entrySet()) {
      boolean above = each.getValue() >= leastBlocked(settings, each.getKey());
      blocked |= above;
      var rating = ratings
          .addObject()
          .put("category", each.getKey())
          .put("probability", PROBABILITIES.get(each.getValue()));
      if (above) {
        rating.put("blocked", true);
      }
    }
    return new Safety(lower.contains("jailbreakattempt"), blocked, ratings);
  }

  private static String category(String marker) {
    return switch (marker) {
      case "hate" -> "HARM_CATEGORY_HATE_SPEECH";
      case "sexual" -> "HARM_CATEGORY_SEXUALLY_EXPLICIT";
      default -> "HARM_CATEGORY_DANGEROUS_CONTENT";
    };
  }

  private static int leastBlocked(JsonNode settings, String category) {
    for (JsonNode setting : settings) {
      if (setting.path("category").asText().equals(category)) {
        return switch (setting.path("threshold").asText()) {
          case "OFF", "BLOCK_NONE" -> Integer.MAX_VALUE;
          case "BLOCK_ONLY_HIGH" -> 6;
          case "BLOCK_LOW_AND_ABOVE" -> 2;
          default -> 4;
        };
      }
    }
    return 4;
  }
}
