package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Pieces;
import dev.lictor.example.simulator.vendor.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes an answer the way converse does, whole or in events. {@code inputTokens} leaves out what a cache held, {@code
 * totalTokens} has it in (provider-facts §5.1). Confined to one call.
 */
final class ConverseWriter {
  private static final String SIGNATURE = "c2ltdWxhdGVkIHNpZ25hdHVyZQ==";
  private static final long MILLIS_PER_TOKEN = 10;

  private final Answer answer;
  private final ObjectNode trace;
  private final String toolUseId = "tooluse_" + UUID.randomUUID().toString().replace("-", "");

  /** Starts; an empty trace is left out. */
  ConverseWriter(Answer answer, ObjectNode trace) {
    this.answer = answer;
    this.trace = trace;
  }

  static long latencyMillis(Tokens tokens) {
    return MILLIS_PER_TOKEN * (1 + tokens.allOutput());
  }

  ObjectNode whole() {
    ObjectNode whole = Json.object();
    ObjectNode message = whole.putObject("output").putObject("message").put("role", "assistant");
    ArrayNode content = message.putArray("content");
    if (!answer.thinking().isEmpty()) {
      content
          .addObject()
          .putObject("reasoningContent")
          .putObject("reasoningText")
          .put("text", answer.thinking())
          .put("signature", SIGNATURE);
    }
    content.addObject().put("text", answer.text());
    answer.tool().ifPresent(call -> content
        .addObject()
        .putObject("toolUse")
        .put("toolUseId", toolUseId)
        .put("name", call.name())
        .set("input", call.arguments()));
    whole.put("stopReason", stopReason());
    whole.set("usage", usage());
    whole.putObject("metrics").put("latencyMs", latencyMillis(answer.tokens()));
    if (!trace.isEmpty()) {
      whole.set("trace", trace);
    }
    return whole;
  }

  List<ObjectNode> events() {
    List<ObjectNode> events = new ArrayList<>();
    events.add(event("messageStart", Json.object().put("role", "assistant")));
    int index = 0;
    if (!answer.thinking().isEmpty()) {
      for (String piece : Pieces.of(answer.thinking())) {
        events.add(reasoning(index, "text", piece));
      }
      events.add(reasoning(index, "signature", SIGNATURE));
      events.add(event("contentBlockStop", at(index++)));
    }
    for (String piece : Pieces.of(answer.text())) {
      events.add(delta(index, Json.object().put("text", piece)));
    }
    events.add(event("contentBlockStop", at(index++)));
    if (answer.tool().isPresent()) {
      tool(events, index);
    }
    events.add(event("messageStop", Json.object().put("stopReason", stopReason())));
    ObjectNode metadata = Json.object();
    metadata.set("usage", usage());
    metadata.putObject("metrics").put("latencyMs", latencyMillis(answer.tokens()));
    if (!trace.isEmpty()) {
      metadata.set("trace", trace);
    }
    events.add(event("metadata", metadata));
    return events;
  }

  private void tool(List<ObjectNode> events, int index) {
    ObjectNode start = Json.object();
    start
        .putObject("start")
        .putObject("toolUse")
        .put("toolUseId", toolUseId)
        .put("name", answer.tool().orElseThrow().name());
    events.add(event("contentBlockStart", start.put("contentBlockIndex", index)));
    for (String piece : Pieces.of(Json.text(answer.tool().orElseThrow().arguments()))) {
      ObjectNode use = Json.object();
      use.putObject("toolUse").put("input", piece);
      events.add(delta(index, use));
    }
    events.add(event("contentBlockStop", at(index)));
  }

  private static ObjectNode reasoning(int index, String key, String piece) {
    ObjectNode reasoning = Json.object();
    reasoning.putObject("reasoningContent").put(key, piece);
    return delta(index, reasoning);
  }

  private static ObjectNode delta(int index, ObjectNode delta) {
    ObjectNode payload = Json.object();
    payload.set("delta", delta);
    return event("contentBlockDelta", payload.put("contentBlockIndex", index));
  }

  private static ObjectNode at(int index) {
    return Json.object().put("contentBlockIndex", index);
  }

  private static ObjectNode event(String name, ObjectNode payload) {
    return Json.object().set(name, payload);
  }

  private String stopReason() {
    return switch (answer.stop()) {
      case END -> "end_turn";
      case LENGTH -> "max_tokens";
      case TOOL -> "tool_use";
      case GUARDRAIL -> "guardrail_intervened";
    };
  }

  private ObjectNode usage() {
    Tokens tokens = answer.tokens();
    ObjectNode usage = Json.object()
        .put("inputTokens", tokens.input())
        .put("outputTokens", tokens.allOutput())
        .put("totalTokens", tokens.allInput() + tokens.allOutput())
        .put("cacheReadInputTokens", tokens.cacheRead())
        .put("cacheWriteInputTokens", tokens.cacheWrite());
    if (tokens.cacheWrite() > 0) {
      usage
          .putArray("cacheDetails")
          .addObject()
          .put("inputTokens", tokens.cacheWrite())
          .put("ttl", answer.hourLong() ? "1h" : "5m");
    }
    return usage;
  }
}
