package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.Reasoning;
import java.util.List;
import java.util.UUID;

/** Writes one response in each of its states (OpenAI's {@code Response}). Thread-safe: it only reads. */
final class ResponseWriter {
  private static final List<String> ECHOED = List.of(
      "instructions",
      "max_output_tokens",
      "metadata",
      "previous_response_id",
      "temperature",
      "tool_choice",
      "tools",
      "top_p");

  private final LanguageModel model;
  private final ResponseRequest request;
  private final ChatTurn turn;
  private final long createdSeconds;
  private final String id = "resp_" + unique();
  private final String messageId = "msg_" + unique();
  private final String callId = "call_" + unique();
  private final String reasoningId = "rs_" + unique();

  ResponseWriter(LanguageModel model, ResponseRequest request, ChatTurn turn, long createdSeconds) {
    this.model = model;
    this.request = request;
    this.turn = turn;
    this.createdSeconds = createdSeconds;
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  String id() {
    return id;
  }

  JsonNode input() {
    return request.body().path("input");
  }

  ChatTurn turn() {
    return turn;
  }

  boolean thinks() {
    return Reasoning.thinks(model);
  }

  boolean background() {
    return request.background();
  }

  /** Writes the response; only one that is done has output and figures. */
  ObjectNode write(ResponseState state) {
    boolean done = state == ResponseState.DONE;
    ObjectNode json = defaults();
    json.put("id", id)
        .put("object", "response")
        .put("created_at", createdSeconds)
        .put("status", done && turn.cut() ? "incomplete" : state.word())
        .put("background", request.background())
        .put("model", model.answersAs())
        .put("parallel_tool_calls", true)
        .put("store", request.store())
        .put("truncation", "disabled")
        .putNull("error");
    for (String key : ECHOED) {
      JsonNode value = request.body().path(key);
      if (!value.isMissingNode() && !value.isNull()) {
        json.set(key, value.deepCopy());
      }
    }
    json.putObject("text").putObject("format").put("type", "text");
    json.putNull("incomplete_details").putNull("usage");
    ArrayNode output = json.putArray("output");
    if (done) {
      if (thinks()) {
        output.add(reasoning());
      }
      output.add(item("completed", turn.text(), arguments()));
      json.set("usage", usage());
      if (turn.cut()) {
        json.putObject("incomplete_details").put("reason", "max_output_tokens");
      }
    }
    return json;
  }

  private static ObjectNode defaults() {
    ObjectNode json = Json.object()
        .putNull("instructions")
        .putNull("max_output_tokens")
        .putNull("previous_response_id")
        .put("temperature", 1.0)
        .put("top_p", 1.0)
        .put("tool_choice", "auto");
    json.putObject("metadata");
    json.putArray("tools");
    return json;
  }

  ObjectNode reasoning() {
    ObjectNode item = Json.object().put("id", reasoningId).put("type", "reasoning");
    item.putArray("summary");
    return item;
  }

  /** Writes the message or the call of a tool that the response consists in. */
  ObjectNode item(String status, String text, String arguments) {
    if (turn.tool().isPresent()) {
      return Json.object()
          .put("id", "fc_" + callId.substring("call_".length()))
          .put("type", "function_call")
          .put("status", status)
          .put("call_id", callId)
          .put("name", turn.tool().get().name())
          .put("arguments", arguments);
    }
    ObjectNode item = Json.object()
        .put("id", messageId)
        .put("type", "message")
        .put("status", status)
        .put("role", "assistant");
    ArrayNode content = item.putArray("content");
    if (status.equals("completed")) {
      content.add(part(text));
    }
    return item;
  }

  static ObjectNode part(String text) {
    ObjectNode part = Json.object().put("type", "output_text").put("text", text);
    part.putArray("annotations");
    return part;
  }

  String arguments() {
    return turn.tool().map(tool -> tool.arguments()).orElse("");
  }

  private ObjectNode usage() {
    ObjectNode usage = Json.object().put("input_tokens", turn.usage().promptTokens());
    usage.putObject("input_tokens_details").put("cached_tokens", 0);
    usage.put("output_tokens", turn.usage().completionTokens());
    usage.putObject("output_tokens_details").put("reasoning_tokens", turn.reasoningTokens());
    return usage.put("total_tokens", turn.usage().totalTokens());
  }
}
