package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.PromptText;
import dev.lictor.example.simulator.vendor.Prefix;
import dev.lictor.example.simulator.vendor.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a converse call (Bedrock runtime model of 2025-04, cache points as in later ones). Thread-safe. */
final class ConverseRequest {
  private static final long CHARS_PER_ATTACHMENT = 340;

  private ConverseRequest() {}

  static Optional<String> problem(JsonNode body) {
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      return Optional.of("A conversation must start with a user message.");
    }
    for (JsonNode message : messages) {
      String role = message.path("role").asText();
      if ((!role.equals("user") && !role.equals("assistant"))
          || !message.path("content").isArray()) {
        return Optional.of("Each message needs a role, user or assistant, and a list of content.");
      }
    }
    JsonNode maxTokens = body.path("inferenceConfig").path("maxTokens");
    return maxTokens.isMissingNode() || (maxTokens.isIntegralNumber() && maxTokens.asLong() >= 1)
        ? Optional.empty()
        : Optional.of("inferenceConfig.maxTokens must be a whole number of at least 1.");
  }

  static Question question(LanguageModel model, JsonNode body) {
    List<JsonNode> messages = new ArrayList<>();
    body.path("messages").forEach(message -> messages.add(plain(message)));
    List<Long> chars = new ArrayList<>(PromptText.chars(messages));
    if (body.path("system").isArray()) {
      ObjectNode system = Json.object();
      system.set("content", body.path("system"));
      chars.addAll(PromptText.chars(List.of(plain(system))));
    }
    Set<String> tools = new HashSet<>();
    body.path("toolConfig").path("tools").forEach(tool -> {
      if (!tool.has("cachePoint")) {
        tools.add(tool.path("toolSpec").path("name").asText());
        chars.add((long) Json.text(tool).length());
      }
    });
    return new Question(
        model.name(),
        chars,
        PromptText.lastOfUser(messages),
        Math.min(
            body.path("inferenceConfig").path("maxTokens").asLong(model.maxOutputTokens()),
            model.maxOutputTokens()),
        thinkingTokens(body.path("additionalModelRequestFields").path("thinking"), model),
        tools,
        prefix(body),
        1);
  }

  /** Writes a message's content as parts with a type, without its cache points. */
  private static ObjectNode plain(JsonNode message) {
    ObjectNode plain = Json.object().put("role", message.path("role").asText());
    var parts = plain.putArray("content");
    for (JsonNode block : message.path("content")) {
      if (block.path("text").isTextual()) {
        parts.addObject().put("type", "text").put("text", block.path("text").asText());
      } else if (!block.has("cachePoint")) {
        parts.addObject().put("type", "attachment");
      }
    }
    return plain;
  }

  private static long thinkingTokens(JsonNode thinking, LanguageModel model) {
    return thinking.path("type").asText().equals("enabled")
        ? thinking.path("budget_tokens").asLong(model.maxOutputTokens())
        : 0;
  }

  private static Optional<Prefix> prefix(JsonNode body) {
    Prefix.Scan scan = new Prefix.Scan();
    body.path("toolConfig")
        .path("tools")
        .forEach(tool -> block(scan, tool, Json.text(tool).length()));
    body.path("system").forEach(block -> block(scan, block, chars(block)));
    body.path("messages")
        .forEach(
            message -> message.path("content").forEach(block -> block(scan, block, chars(block))));
    return scan.longest();
  }

  private static long chars(JsonNode block) {
    return block.path("text").isTextual()
        ? block.path("text").asText().length()
        : CHARS_PER_ATTACHMENT;
  }

  private static void block(Prefix.Scan scan, JsonNode block, long chars) {
    if (block.has("cachePoint")) {
      scan.mark(block.path("cachePoint").path("ttl").asText("5m"));
    } else {
      scan.block(Json.text(block), chars);
    }
  }
}
