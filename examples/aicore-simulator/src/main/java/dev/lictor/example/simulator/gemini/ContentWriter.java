package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.TokenCount;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Pieces;
import dev.lictor.example.simulator.vendor.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes what was generated, whole or in chunks. Every chunk carries the usage so far; thoughts are not among the candidates'
 * tokens, what a context cache holds is among the prompt's (provider-facts §5.1). Confined to one call.
 */
final class ContentWriter {
  private final String model;
  private final Prompt prompt;
  private final Answer answer;
  private final Safety safety;
  private final String responseId = UUID.randomUUID().toString();

  ContentWriter(String model, Prompt prompt, Answer answer, Safety safety) {
    this.model = model;
    this.prompt = prompt;
    this.answer = answer;
    this.safety = safety;
  }

  /** Returns what a provider would charge. */
  TokenUsage used() {
    return safety.promptBlocked()
        ? new TokenUsage(promptTokens(), 0)
        : new TokenUsage(
            promptTokens() + prompt.toolPromptTokens(), answer.tokens().allOutput());
  }

  private long promptTokens() {
    return answer.tokens().allInput() + prompt.cachedTokens();
  }

  ObjectNode whole() {
    if (safety.promptBlocked()) {
      return refusedPrompt();
    }
    List<ObjectNode> parts = new ArrayList<>();
    if (!answer.thinking().isEmpty() && prompt.showsThoughts()) {
      parts.add(thought(answer.thinking()));
    }
    if (!safety.answerBlocked()) {
      parts.add(text(answer.text()));
      answer.tool().ifPresent(call -> parts.add(functionCall()));
    }
    return envelope(parts, true, answer.tokens().output(), answer.tokens().thinking());
  }

  List<ObjectNode> chunks() {
    if (safety.promptBlocked()) {
      return List.of(refusedPrompt());
    }
    List<ObjectNode> chunks = new ArrayList<>();
    long thinking = answer.tokens().thinking();
    if (!answer.thinking().isEmpty() && prompt.showsThoughts()) {
      Pieces.of(answer.thinking())
          .forEach(piece -> chunks.add(envelope(List.of(thought(piece)), false, 0, thinking)));
    }
    if (safety.answerBlocked()) {
      chunks.add(envelope(List.of(), true, answer.tokens().output(), thinking));
      return chunks;
    }
    long said = 0;
    List<String> pieces = Pieces.of(answer.text());
    for (int i = 0; i < pieces.size(); i++) {
      said += pieces.get(i).length();
      boolean last = i == pieces.size() - 1 && answer.tool().isEmpty();
      long tokens = last ? answer.tokens().output() : soFar(said);
      chunks.add(envelope(List.of(text(pieces.get(i))), last, tokens, thinking));
    }
    if (answer.tool().isPresent()) {
      chunks.add(envelope(List.of(functionCall()), true, answer.tokens().output(), thinking));
    }
    return chunks;
  }

  private long soFar(long chars) {
    long tokens = TokenCount.answer(chars) * answer.choices();
    return Math.min(tokens, answer.tokens().output());
  }

  private ObjectNode refusedPrompt() {
    ObjectNode json = Json.object();
    json.putObject("promptFeedback")
        .put("blockReason", "PROHIBITED_CONTENT")
        .set("safetyRatings", safety.ratings());
    ObjectNode usage = json.putObject("usageMetadata");
    usage.put("promptTokenCount", promptTokens()).put("totalTokenCount", promptTokens());
    return json.put("modelVersion", model).put("responseId", responseId);
  }

  private ObjectNode envelope(
      List<ObjectNode> parts, boolean last, long outputTokens, long thoughtTokens) {
    ObjectNode json = Json.object();
    ArrayNode candidates = json.putArray("candidates");
    for (int index = 0; index < answer.choices(); index++) {
      ObjectNode candidate = candidates.addObject();
      if (!parts.isEmpty()) {
        ArrayNode list = candidate.putObject("content").put("role", "model").putArray("parts");
        parts.forEach(part -> list.add(part.deepCopy()));
      }
      if (last) {
        candidate.put("finishReason", finishReason());
        candidate.set("safetyRatings", safety.ratings().deepCopy());
      }
      candidate.put("index", index);
    }
    json.set("usageMetadata", usage(outputTokens, thoughtTokens));
    return json.put("modelVersion", model).put("responseId", responseId);
  }

  private String finishReason() {
    if (safety.answerBlocked()) {
      return "SAFETY";
    }
    return answer.stop() == Stop.LENGTH ? "MAX_TOKENS" : "STOP";
  }

  private ObjectNode usage(long outputTokens, long thoughtTokens) {
    ObjectNode usage = Json.object()
        .put("promptTokenCount", promptTokens())
        .put("candidatesTokenCount", outputTokens)
        .put(
            "totalTokenCount",
            promptTokens() + prompt.toolPromptTokens() + outputTokens + thoughtTokens);
    modality(usage, "promptTokensDetails", promptTokens());
    modality(usage, "candidatesTokensDetails", outputTokens);
    if (prompt.cachedTokens() > 0) {
      usage.put("cachedContentTokenCount", prompt.cachedTokens());
    }
    if (prompt.toolPromptTokens() > 0) {
      usage.put("toolUsePromptTokenCount", prompt.toolPromptTokens());
    }
    if (thoughtTokens > 0) {
      usage.put("thoughtsTokenCount", thoughtTokens);
    }
    return usage.put("trafficType", "ON_DEMAND");
  }

  private static void modality(ObjectNode usage, String key, long tokens) {
    usage.putArray(key).addObject().put("modality", "TEXT").put("tokenCount", tokens);
  }

  private static ObjectNode text(String text) {
    return Json.object().put("text", text);
  }

  private static ObjectNode thought(String text) {
    return text(text).put("thought", true);
  }

  private ObjectNode functionCall() {
    ObjectNode part = Json.object();
    answer.tool().ifPresent(call -> part.putObject("functionCall")
        .put("name", call.name())
        .set("args", call.arguments()));
    return part;
  }
}
