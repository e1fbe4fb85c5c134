package dev.lictor.example.simulator.anthropic;

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

/** Reads the body of a Messages call (Anthropic API 2023-06-01). Thread-safe. */
public final class MessageRequest {
  private static final long MIN_THINKING_TOKENS = 1024;
  private static final long CHARS_PER_ATTACHMENT = 340;

  private MessageRequest() {}

  /** Says what is wrong with a body, apart from the keys that name model and version; empty if nothing is. */
  public static Optional<String> problem(JsonNode body) {
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      return Optional.of("messages: at least one message is required");
    }
    for (int i = 0; i < messages.size(); i++) {
      String role = messages.get(i).path("role").asText();
      if (!role.equals("user") && !role.equals("assistant")) {
        return Optional.of("messages." + i + ".role: Input should be 'user' or 'assistant'");
      }
      JsonNode content = messages.get(i).path("content");
      if (!content.isTextual() && !content.isArray()) {
        return Optional.of("messages." + i + ".content: Field required");
      }
    }
    JsonNode maxTokens = body.path("max_tokens");
    if (!maxTokens.isIntegralNumber()
        || !maxTokens.canConvertToLong()
        || maxTokens.longValue() < 1) {
      return Optional.of("max_tokens: Field required, an integer of at least 1");
    }
    return thinkingProblem(body.path("thinking"), maxTokens.longValue());
  }

  private static Optional<String> thinkingProblem(JsonNode thinking, long maxTokens) {
    if (thinking.path("type").asText().equals("enabled")) {
      long budget = thinking.path("budget_tokens").asLong(0);
      if (budget < MIN_THINKING_TOKENS || budget >= maxTokens) {
        return Optional.of("thinking.budget_tokens: Input should be at least " + MIN_THINKING_TOKENS
            + " and less than max_tokens");
      }
    }
    return Optional.empty();
  }

  /** Reads a body in which {@link #problem} found nothing. */
  public static Question question(LanguageModel model, JsonNode body) {
    List<JsonNode> messages = new ArrayList<>();
    body.path("messages").forEach(messages::add);
    List<Long> chars = new ArrayList<>(PromptText.chars(messages));
    JsonNode system = body.path("system");
    if (!system.isMissingNode() && !system.isNull()) {
      chars.addAll(PromptText.chars(List.of(Json.object().set("content", system))));
    }
    Set<String> tools = new HashSet<>();
    body.path("tools").forEach(tool -> {
      tools.add(tool.path("name").asText());
      chars.add((long) Json.text(tool).length());
    });
    return new Question(
        model.name(),
        chars,
        PromptText.lastOfUser(messages),
        Math.min(body.path("max_tokens").asLong(), model.maxOutputTokens()),
        thinkingTokens(body.path("thinking"), model),
        tools,
        prefix(body),
        1);
  }

  private static long thinkingTokens(JsonNode thinking, LanguageModel model) {
    return switch (thinking.path("type").asText()) {
      case "enabled" -> thinking.path("budget_tokens").asLong();
      case "adaptive" -> model.maxOutputTokens();
      default -> 0;
    };
  }

  private static Optional<Prefix> prefix(JsonNode body) {
    Prefix.Scan scan = new Prefix.Scan();
    body.path("tools").forEach(tool -> block(scan, tool, Json.text(tool).length()));
    blocks(scan, body.path("system"));
    body.path("messages").forEach(message -> blocks(scan, message.path("content")));
    return scan.longest();
  }

  private static void blocks(Prefix.Scan scan, JsonNode content) {
    if (content.isTextual()) {
      scan.block(content.textValue(), content.textValue().length());
      return;
    }
    content.forEach(block -> block(
        scan,
        block,
        block.path("type").asText().equals("text")
            ? block.path("text").asText().length()
            : CHARS_PER_ATTACHMENT));
  }

  private static void block(Prefix.Scan scan, JsonNode block, long chars) {
    JsonNode unmarked = block.deepCopy();
    if (unmarked instanceof ObjectNode object) {
      object.remove("cache_control");
    }
    scan.block(Json.text(unmarked), chars);
    if (block.path("cache_control").isObject()) {
      scan.mark(block.path("cache_control").path("ttl").asText("5m"));
    }
  }
}
