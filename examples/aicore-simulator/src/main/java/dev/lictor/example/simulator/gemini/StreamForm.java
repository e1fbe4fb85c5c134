package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Chunks;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The two forms of a stream: events with {@code alt=sse}, else one array sent piece by piece. Immutable. */
enum StreamForm {
  EVENTS,
  ARRAY;

  static StreamForm asked(Head head) {
    return head.query("alt").contains("sse") ? EVENTS : ARRAY;
  }

  /** Writes an error before the stream: within an array if an array was asked for. */
  Reply error(int code, String status, String message) {
    ObjectNode error = GeminiError.json(code, status, message);
    return Reply.json(code, this == ARRAY ? Json.array().add(error) : error);
  }

  Reply stream(List<ObjectNode> chunks) {
    ObjectNode failure = GeminiError.json(503, "UNAVAILABLE", "The model is overloaded.");
    List<byte[]> pieces = new ArrayList<>();
    if (this == EVENTS) {
      chunks.forEach(chunk -> pieces.add(bytes("data: " + Json.text(chunk) + "\r\n\r\n")));
      return Reply.events(pieces.iterator(), bytes("data: " + Json.text(failure) + "\r\n\r\n"));
    }
    for (ObjectNode chunk : chunks) {
      pieces.add(bytes((pieces.isEmpty() ? "[" : ",\r\n") + Json.text(chunk)));
    }
    pieces.add(bytes("]"));
    return Reply.stream(
        200,
        "application/json; charset=UTF-8",
        Chunks.each(pieces.iterator(), bytes(",\r\n" + Json.text(failure) + "]")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
