package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.PromptText;
import dev.lictor.example.simulator.vendor.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a call that generates, its keys in camelCase. Immutable; the node must not be changed.
 *
 * @param body the body
 */
record Prompt(JsonNode body) {
  private static final int MAX_CANDIDATES = 8;
  private static final long CACHED_TOKENS = 1024;
  private static final long TOOL_PROMPT_TOKENS = 40;
  private static final Set<String> SEARCHES =
      Set.of("googleSearch", "googleSearchRetrieval", "urlContext", "enterpriseWebSearch");

  /** Says what is wrong; empty if nothing is. */
  Optional<String> problem() {
    if (contents().isEmpty()) {
      return Optional.of("* GenerateContentRequest.contents: contents is not specified");
    }
    JsonNode max = config().path("maxOutputTokens");
    if (!max.isMissingNode() && (!max.isIntegralNumber() || max.asLong() < 1)) {
      return Optional.of("max_output_tokens must be positive");
    }
    int candidates = config().path("candidateCount").asInt(1);
    return candidates < 1 || candidates > MAX_CANDIDATES
        ? Optional.of("candidate_count must be from 1 to " + MAX_CANDIDATES)
        : Optional.empty();
  }

  private JsonNode config() {
    return body.path("generationConfig");
  }

  /** Returns the contents; a single object stands for a list of one. */
  private List<JsonNode> contents() {
    List<JsonNode> contents = new ArrayList<>();
    JsonNode given = body.path("contents");
    if (given.isObject()) {
      contents.add(given);
    } else {
      given.forEach(contents::add);
    }
    return contents;
  }

  Question question(LanguageModel model) {
    List<ObjectNode> messages = contents().stream().map(Prompt::plain).toList();
    List<Long> chars = new ArrayList<>(PromptText.chars(messages));
    if (body.path("systemInstruction").isObject()) {
      chars.addAll(PromptText.chars(List.of(plain(body.path("systemInstruction")))));
    }
    Set<String> functions = new HashSet<>();
    body.path("tools").forEach(tool -> tool.path("functionDeclarations").forEach(function -> {
      functions.add(function.path("name").asText());
      chars.add((long) Json.text(function).length());
    }));
    return new Question(
        model.name(),
        chars,
        PromptText.lastOfUser(messages),
        Math.min(
            config().path("maxOutputTokens").asLong(model.maxOutputTokens()),
            model.maxOutputTokens()),
        thinkingTokens(model),
        functions,
        Optional.empty(),
        config().path("candidateCount").asInt(1));
  }

  private static ObjectNode plain(JsonNode content) {
    ObjectNode plain = Json.object().put("role", content.path("role").asText("user"));
    var parts = plain.putArray("content");
    for (JsonNode part : content.path("parts")) {
      if (part.path("text").isTextual()) {
        parts.addObject().put("type", "text").put("text", part.path("text").asText());
      } else {
        parts.addObject().put("type", "attachment");
      }
    }
    return plain;
  }

  private long thinkingTokens(LanguageModel model) {
    JsonNode thinking = config().path("thinkingConfig");
    if (!thinking.isObject()) {
      return 0;
    }
    long budget = thinking.path("thinkingBudget").asLong(-1);
    return budget < 0 ? model.maxOutputTokens() : budget;
  }

  boolean showsThoughts() {
    return config().path("thinkingConfig").path("includeThoughts").asBoolean();
  }

  /** Returns the tokens of the context cache that is named; here all have the same size. */
  long cachedTokens() {
    return body.path("cachedContent").isTextual() ? CACHED_TOKENS : 0;
  }

  /** Returns the tokens that a hosted tool adds to the prompt; here all add the same. */
  long toolPromptTokens() {
    for (JsonNode tool : body.path("tools")) {
      if (SEARCHES.stream().anyMatch(tool::has)) {
        return TOOL_PROMPT_TOKENS;
      }
    }
    return 0;
  }

  JsonNode safetySettings() {
    return body.path("safetySettings");
  }
}
