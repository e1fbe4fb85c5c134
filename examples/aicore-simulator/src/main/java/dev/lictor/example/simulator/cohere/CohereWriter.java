package dev.lictor.example.simulator.cohere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.ToolCall;
import java.util.UUID;

/** Writes the objects that Cohere's chat answers are made of. Confined to one call. */
final class CohereWriter {
  /** Cohere puts a preamble before each prompt and does not bill it: the two figures differ. */
  private static final long PREAMBLE_TOKENS = 66;

  private static final String PLAN = "I will call the tool that was asked for.";

  private final ChatTurn turn;
  private final String id = UUID.randomUUID().toString();
  private final String callId = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  CohereWriter(ChatTurn turn) {
    this.turn = turn;
  }

  String id() {
    return id;
  }

  String plan() {
    return PLAN;
  }

  ObjectNode whole() {
    ObjectNode json = Json.object().put("id", id).put("finish_reason", finishReason());
    ObjectNode message = json.putObject("message").put("role", "assistant");
    if (turn.tool().isPresent()) {
      ToolCall tool = turn.tool().get();
      message.put("tool_plan", PLAN).withArray("tool_calls").add(call(tool, tool.arguments()));
    } else {
      message.withArray("content").addObject().put("type", "text").put("text", turn.text());
    }
    json.set("usage", usage());
    return json;
  }

  ObjectNode call(ToolCall tool, String arguments) {
    ObjectNode call = Json.object().put("id", tool.name() + "_" + callId).put("type", "function");
    call.putObject("function").put("name", tool.name()).put("arguments", arguments);
    return call;
  }

  String finishReason() {
    return turn.tool().isPresent() ? "TOOL_CALL" : turn.cut() ? "MAX_TOKENS" : "COMPLETE";
  }

  ObjectNode usage() {
    ObjectNode usage = Json.object();
    usage
        .putObject("billed_units")
        .put("input_tokens", turn.usage().promptTokens())
        .put("output_tokens", turn.usage().completionTokens());
    usage
        .putObject("tokens")
        .put("input_tokens", turn.usage().promptTokens() + PREAMBLE_TOKENS)
        .put("output_tokens", turn.usage().completionTokens());
    return usage.put("cached_tokens", 0);
  }
}
