package dev.lictor.example.simulator.cohere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.NumberedPieces;
import dev.lictor.example.simulator.exchange.ServerSentEvent;
import dev.lictor.example.simulator.exchange.TextPieces;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.ToolCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes a Cohere chat answer as named server-sent events, the figures on {@code message-end}, then {@code [DONE]}. Confined to one call. */
final class CohereStream {
  private static final int CHUNK_CHARS = 20;

  private final CohereWriter writer;
  private final ChatTurn turn;
  private final TextPieces pieces;
  private final List<ObjectNode> before = new ArrayList<>();
  private final List<ObjectNode> after = new ArrayList<>();

  CohereStream(CohereWriter writer, ChatTurn turn) {
    this.writer = writer;
    this.turn = turn;
    this.pieces =
        new TextPieces(turn.tool().map(ToolCall::arguments).orElse(turn.text()), CHUNK_CHARS);
    before.add(start());
    turn.tool().ifPresentOrElse(this::call, this::text);
    ObjectNode end = Json.object().put("type", "message-end");
    end.putObject("delta").put("finish_reason", writer.finishReason()).set("usage", writer.usage());
    after.add(end);
  }

  private ObjectNode start() {
    ObjectNode start = Json.object().put("id", writer.id()).put("type", "message-start");
    ObjectNode message =
        start.putObject("delta").putObject("message").put("role", "assistant").put("tool_plan", "");
    message.putArray("content");
    message.putArray("tool_calls");
    message.putArray("citations");
    return start;
  }

  private void call(ToolCall tool) {
    ObjectNode plan = Json.object().put("type", "tool-plan-delta");
    plan.putObject("delta").putObject("message").put("tool_plan", writer.plan());
    before.add(plan);
    ObjectNode start = indexed("tool-call-start");
    start.putObject("delta").putObject("message").set("tool_calls", writer.call(tool, ""));
    before.add(start);
    after.add(indexed("tool-call-end"));
  }

  private void text() {
    ObjectNode start = indexed("content-start");
    start
        .putObject("delta")
        .putObject("message")
        .putObject("content")
        .put("type", "text")
        .put("text", "");
    before.add(start);
    after.add(indexed("content-end"));
  }

  Iterator<byte[]> events() {
    return new NumberedPieces(before.size() + pieces.count() + after.size() + 1, this::event);
  }

  /** Writes the end of a message that could not be completed. */
  static byte[] error() {
    ObjectNode end = Json.object().put("type", "message-end");
    end.putObject("delta").put("finish_reason", "ERROR").put("error", "the model broke off");
    return ServerSentEvent.named("message-end", end);
  }

  private byte[] event(int number) {
    int afterPieces = number - before.size() - pieces.count();
    if (afterPieces == after.size()) {
      return ServerSentEvent.data("[DONE]");
    }
    ObjectNode event = number < before.size()
        ? before.get(number)
        : afterPieces < 0 ? delta(pieces.piece(number - before.size())) : after.get(afterPieces);
    return ServerSentEvent.named(event.path("type").asText(), event);
  }

  private ObjectNode delta(String piece) {
    ObjectNode event = indexed(turn.tool().isPresent() ? "tool-call-delta" : "content-delta");
    ObjectNode message = event.putObject("delta").putObject("message");
    if (turn.tool().isPresent()) {
      message.putObject("tool_calls").putObject("function").put("arguments", piece);
    } else {
      message.putObject("content").put("text", piece);
    }
    return event;
  }

  private static ObjectNode indexed(String type) {
    return Json.object().put("type", type).put("index", 0);
  }
}
