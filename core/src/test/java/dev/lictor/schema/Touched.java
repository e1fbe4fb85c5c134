package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a mandate may change in the JSON of a request, in the words of all dialects: the values of some keys, to something stricter, and
 * lists that may grow. Immutable.
 */
final class Touched {

  /** The keys of which the values may change. */
  private static final Map<Aspect, Set<String>> VALUES = new EnumMap<>(Map.ofEntries(
      Map.entry(
          Aspect.AZURE_CONTENT_SAFETY,
          Set.of(
              "hate", "self_harm", "sexual", "violence", "Hate", "SelfHarm", "Sexual", "Violence")),
      Map.entry(Aspect.PROMPT_SHIELD, Set.of("prompt_shield", "PromptShield")),
      Map.entry(Aspect.PROTECTED_MATERIAL_CODE, Set.of("protected_material_code")),
      Map.entry(
          Aspect.LLAMA_GUARD,
          Set.of("violent_crimes", "privacy", "hate", "self_harm", "elections")),
      Map.entry(Aspect.MASKING, Set.of("method", "allowlist")),
      Map.entry(Aspect.MASKED_GROUNDING, Set.of("mask_grounding_input")),
      Map.entry(Aspect.MASKED_FILES, Set.of("mask_file_input_method")),
      Map.entry(Aspect.SAFETY_SETTINGS, Set.of("threshold")),
      Map.entry(
          Aspect.GUARDRAIL, Set.of("guardrailConfig", "guardrailIdentifier", "guardrailVersion")),
      Map.entry(
          Aspect.OUTPUT_CAP,
          Set.of(
              "max_tokens",
              "max_completion_tokens",
              "max_output_tokens",
              "maxOutputTokens",
              "maxTokens",
              "max_new_tokens",
              "maxTokenCount")),
      Map.entry(Aspect.CHOICES, Set.of("n", "candidateCount", "candidate_count")),
      Map.entry(Aspect.RETRIES, Set.of("max_retries"))));

  /** The lists to which something may be added. */
  private static final Map<Aspect, Set<String>> LISTS = new EnumMap<>(Map.of(
      Aspect.AZURE_CONTENT_SAFETY, Set.of("filters"),
      Aspect.PROMPT_SHIELD, Set.of("filters"),
      Aspect.PROTECTED_MATERIAL_CODE, Set.of("filters"),
      Aspect.LLAMA_GUARD, Set.of("filters"),
      Aspect.MASKING, Set.of("providers", "masking_providers", "entities"),
      Aspect.SAFETY_SETTINGS, Set.of("safetySettings", "safety_settings")));

  private final Set<String> values = new HashSet<>();
  private final Set<String> lists = new HashSet<>();
  private final Set<String> parameters = new HashSet<>();

  Touched(Mandate mandate) {
    mandate.aspects().forEach(aspect -> {
      values.addAll(VALUES.getOrDefault(aspect, Set.of()));
      lists.addAll(LISTS.getOrDefault(aspect, Set.of()));
    });
    for (String name : mandate.parameters().names()) {
      parameters.add(name);
      parameters.add(SnakeCase.of(name));
    }
  }

  /** Asserts that only what is mandated changed, and that to something stricter. */
  void check(JsonNode before, JsonNode after) {
    check("$", "", before, after);
  }

  private void check(String path, String key, JsonNode before, JsonNode after) {
    if (before.equals(after) || parameters.contains(key)) {
      return;
    }
    JsonNode was = comparable(key, before, after);
    if (values.contains(key) && !(was.isArray() && !key.equals("allowlist"))) {
      assertThat(isStricter(was, after)).as("%s: %s, then %s", path, was, after).isTrue();
    } else if (was.isObject() && after.isObject()) {
      Set<String> keys = new TreeSet<>();
      was.fieldNames().forEachRemaining(keys::add);
      after.fieldNames().forEachRemaining(keys::add);
      keys.forEach(each -> check(path + '.' + each, each, was.path(each), after.path(each)));
    } else if (was.isArray() && after.isArray()) {
      assertThat(after.size()).as(path).isGreaterThanOrEqualTo(was.size());
      assertThat(after.size() == was.size() || lists.contains(key)).as(path).isTrue();
      for (int i = 0; i < was.size(); i++) {
        check(path + '[' + i + ']', key, was.get(i), after.get(i));
      }
    } else {
      assertThat(after).as(path).isEqualTo(before);
    }
  }

  /** Returns what was there in the form of what is there now: nothing as something empty, and one as a list of it where it may be. */
  private JsonNode comparable(String key, JsonNode before, JsonNode after) {
    if (before.isMissingNode() || before.isNull()) {
      return empty(after);
    }
    return before.isObject() && after.isArray() && lists.contains(key)
        ? JsonNodeFactory.instance.arrayNode().add(before)
        : before;
  }

  private static JsonNode empty(JsonNode after) {
    return after.isArray()
        ? JsonNodeFactory.instance.arrayNode()
        : after.isObject()
            ? JsonNodeFactory.instance.objectNode()
            : JsonNodeFactory.instance.missingNode();
  }

  /** Where lower is stricter, on is stricter than off, and of a list less is; words are compared by what they are read as. */
  private static boolean isStricter(JsonNode was, JsonNode now) {
    if (was.isNumber()) {
      return now.isNumber() && now.asLong() < was.asLong();
    }
    if (was.isBoolean()) {
      return now.isBoolean() && now.asBoolean();
    }
    if (was.isArray()) {
      Set<JsonNode> kept = new HashSet<>();
      now.forEach(kept::add);
      Set<JsonNode> had = new HashSet<>();
      was.forEach(had::add);
      return now.isArray() && had.containsAll(kept);
    }
    return now.isTextual() == was.isTextual() || was.isMissingNode();
  }
}
