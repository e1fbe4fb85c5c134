package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Masks personal data in a prompt and, where it was pseudonymised, puts it back into the answer. Confined to one call.
 *
 * <p>Anonymised data becomes {@code MASKED_EMAIL}; pseudonymised data {@code MASKED_EMAIL_1}, the same number for the same value.
 */
final class Masking {
  private final Map<String, String> originals = new LinkedHashMap<>();
  private final Map<String, String> pseudonyms = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Masks every text of the messages in place. */
  void apply(JsonNode providers, List<ObjectNode> messages) throws CompletionFailure {
    for (JsonNode provider : providers) {
      boolean reversible = provider.path("method").asText().equals("pseudonymization");
      Set<String> allowed = new HashSet<>();
      provider.path("allowlist").forEach(word -> allowed.add(word.asText()));
      for (JsonNode entity : provider.path("entities")) {
        mask(entity, reversible, allowed, messages);
      }
    }
  }

  private void mask(
      JsonNode entity, boolean reversible, Set<String> allowed, List<ObjectNode> messages)
      throws CompletionFailure {
    String type = entity.path("type").asText("");
    String mask = replacement(entity, type);
    Pattern pattern = entity.has("regex")
        ? pattern(entity.path("regex").asText())
        : MaskedEntity.recogniser(type).orElse(null);
    if (pattern == null) {
      return;
    }
    for (ObjectNode message : messages) {
      Templating.eachText(message, text -> pattern.matcher(text).replaceAll((MatchResult found) -> {
        String value = found.group();
        return Matcher.quoteReplacement(
            allowed.contains(value) || value.isEmpty()
                ? value
                : reversible ? pseudonym(mask, value) : mask);
      }));
    }
  }

  private static Pattern pattern(String regex) throws CompletionFailure {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException malformed) {
      throw new CompletionFailure(
          400,
          "The regular expression of a custom entity is not valid.",
          "Masking Module",
          Json.object(),
          false);
    }
  }

  private static String replacement(JsonNode entity, String type) {
    JsonNode strategy = entity.path("replacement_strategy");
    return switch (strategy.path("method").asText("")) {
      case "constant" -> strategy.path("value").asText();
      case "fabricated_data" -> MaskedEntity.fabricated(type);
      default -> MaskedEntity.mask(type);
    };
  }

  private String pseudonym(String mask, String value) {
    return pseudonyms.computeIfAbsent(mask + "\n" + value, key -> {
      String pseudonym = mask + "_" + counts.merge(mask, 1, Integer::sum);
      originals.put(pseudonym, value);
      return pseudonym;
    });
  }

  /** Puts the pseudonymised values back into a text. */
  String unmasked(String text) {
    String result = text;
    for (Map.Entry<String, String> entry : originals.entrySet()) {
      result = result.replaceAll(
          Pattern.quote(entry.getKey()) + "(?!\\d)", Matcher.quoteReplacement(entry.getValue()));
    }
    return result;
  }

  boolean isReversible() {
    return !originals.isEmpty();
  }
}
