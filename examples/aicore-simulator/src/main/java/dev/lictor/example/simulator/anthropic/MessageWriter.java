package dev.lictor.example.simulator.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Pieces;
import dev.lictor.example.simulator.vendor.Tokens;
import dev.lictor.example.simulator.vendor.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes an answer as a message, whole or in events. What was read from a cache or written to it is not within {@code
 * input_tokens}; the usage of {@code message_delta} is cumulative (provider-facts §5.1). Confined to one call.
 */
public final class MessageWriter {
  private static final String SIGNATURE = "c2ltdWxhdGVkIHNpZ25hdHVyZQ==";

  private final String model;
  private final Answer answer;
  private final String id;

  /**
   * Starts.
   *
   * @param model the name under which the model answers
   * @param idPrefix how ids of messages begin, such as {@code msg_}
   */
  public MessageWriter(String model, String idPrefix, Answer answer) {
    this.model = model;
    this.answer = answer;
    this.id = idPrefix + UUID.randomUUID().toString().replace("-", "");
  }

  /** Writes the whole message. */
  public ObjectNode whole() {
    ObjectNode message = envelope();
    ArrayNode content = message.putArray("content");
    for (ObjectNode block : blocks()) {
      content.add(block);
    }
    return stopped(message).set("usage", usage(answer.tokens().allOutput(), true));
  }

  private ObjectNode envelope() {
    return Json.object()
        .put("id", id)
        .put("type", "message")
        .put("role", "assistant")
        .put("model", model);
  }

  private ObjectNode stopped(ObjectNode target) {
    String reason =
        switch (answer.stop()) {
          case END, GUARDRAIL -> "end_turn";
          case LENGTH -> "max_tokens";
          case TOOL -> "tool_use";
        };
    return target.put("stop_reason", reason).putNull("stop_sequence");
  }

  private ObjectNode usage(long outputTokens, boolean thought) {
    Tokens tokens = answer.tokens();
    ObjectNode usage = Json.object()
        .put("input_tokens", tokens.input())
        .put("cache_creation_input_tokens", tokens.cacheWrite())
        .put("cache_read_input_tokens", tokens.cacheRead());
    usage
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", answer.hourLong() ? 0 : tokens.cacheWrite())
        .put("ephemeral_1h_input_tokens", answer.hourLong() ? tokens.cacheWrite() : 0);
    usage.put("output_tokens", outputTokens).put("service_tier", "standard");
    if (thought && tokens.thinking() > 0) {
      usage.putObject("output_tokens_details").put("thinking_tokens", tokens.thinking());
    }
    return usage;
  }

  private List<ObjectNode> blocks() {
    List<ObjectNode> blocks = new ArrayList<>();
    if (!answer.thinking().isEmpty()) {
      blocks.add(Json.object()
          .put("type", "thinking")
          .put("thinking", answer.thinking())
          .put("signature", SIGNATURE));
    }
    blocks.add(Json.object().put("type", "text").put("text", answer.text()));
    answer.tool().ifPresent(call -> {
      ObjectNode block = toolBlock(call);
      block.set("input", call.arguments());
      blocks.add(block);
    });
    return blocks;
  }

  private static ObjectNode toolBlock(ToolCall call) {
    return Json.object()
        .put("type", "tool_use")
        .put("id", "toolu_" + UUID.randomUUID().toString().replace("-", ""))
        .put("name", call.name());
  }

  /** Writes the events from {@code message_start} to {@code message_stop}, without any {@code ping}. */
  public List<ObjectNode> events() {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode message = envelope();
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message.set("usage", usage(answer.text().isEmpty() ? 0 : 1, false));
    events.add(event("message_start").set("message", message));
    int index = 0;
    for (ObjectNode block : blocks()) {
      events.addAll(events(block, index++));
    }
    ObjectNode delta = event("message_delta");
    delta.set("delta", stopped(Json.object()));
    delta.set("usage", usage(answer.tokens().allOutput(), true));
    events.add(delta);
    events.add(event("message_stop"));
    return events;
  }

  private static List<ObjectNode> events(ObjectNode block, int index) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode opening = block.deepCopy();
    switch (block.path("type").asText()) {
      case "thinking" -> {
        opening.put("thinking", "").put("signature", "");
        deltas(
            events, index, "thinking_delta", "thinking", block.path("thinking").asText());
        events.add(delta(index, "signature_delta", "signature", SIGNATURE));
      }
      case "tool_use" -> {
        opening.putObject("input");
        events.add(delta(index, "input_json_delta", "partial_json", ""));
        deltas(events, index, "input_json_delta", "partial_json", Json.text(block.path("input")));
      }
      default -> {
        opening.put("text", "");
        deltas(events, index, "text_delta", "text", block.path("text").asText());
      }
    }
    events.add(0, event("content_block_start").put("index", index).set("content_block", opening));
    events.add(event("content_block_stop").put("index", index));
    return events;
  }

  private static void deltas(
      List<ObjectNode> events, int index, String type, String key, String text) {
    Pieces.of(text).forEach(piece -> events.add(delta(index, type, key, piece)));
  }

  private static ObjectNode delta(int index, String type, String key, String piece) {
    return event("content_block_delta")
        .put("index", index)
        .set("delta", Json.object().put("type", type).put(key, piece));
  }

  private static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }
}
