package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Chunks;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The two forms in which a stream goes over the wire: Bedrock's own frames, and the lines that AI Core makes of them unless it is
 * asked for frames (provider-facts §3.3). Immutable.
 */
public enum StreamForm {
  /** AWS event-stream frames. */
  FRAMES,
  /** {@code data:} lines. */
  LINES;

  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
  private static final String PADDING =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  /** Picks the form that AI Core answers a request in. */
  public static StreamForm askedOfAiCore(Head head) {
    return head.header("accept").orElse("").contains(EVENT_STREAM) ? FRAMES : LINES;
  }

  /** Streams the events of converse, each an object with one key: the event's name. */
  Reply converse(List<ObjectNode> events) {
    return this == FRAMES
        ? reply(events, StreamForm::converseFrame)
        : reply(events, event -> line(PythonRepr.of(event)));
  }

  /** Streams the events of invoke, each a document of the model's own. */
  Reply invoke(List<ObjectNode> events) {
    return this == FRAMES
        ? reply(events, StreamForm::invokeFrame)
            .with("x-amzn-bedrock-content-type", "application/json")
        : reply(events, event -> line(Json.text(event)));
  }

  private Reply reply(List<ObjectNode> events, Function<ObjectNode, byte[]> write) {
    List<byte[]> pieces = new ArrayList<>();
    events.forEach(event -> pieces.add(write.apply(event)));
    ObjectNode failure = Json.object()
        .put("message", "The model stopped in the midst of its answer.")
        .put("originalStatusCode", 500)
        .put("originalMessage", "Internal error");
    return this == FRAMES
        ? Reply.stream(200, EVENT_STREAM, Chunks.each(pieces.iterator(), exception(failure)))
        : Reply.events(
            pieces.iterator(),
            write.apply(Json.object().set("modelStreamErrorException", failure)));
  }

  private static byte[] line(String text) {
    return ("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] converseFrame(ObjectNode event) {
    Map.Entry<String, JsonNode> only = event.properties().iterator().next();
    ObjectNode payload = only.getValue().deepCopy();
    return frame("event", ":event-type", only.getKey(), payload.put("p", padding(payload)));
  }

  private static byte[] invokeFrame(ObjectNode event) {
    byte[] bytes = Json.bytes(event);
    ObjectNode payload = Json.object().put("bytes", Base64.getEncoder().encodeToString(bytes));
    return frame("event", ":event-type", "chunk", payload.put("p", padding(payload)));
  }

  private static byte[] exception(ObjectNode payload) {
    return frame("exception", ":exception-type", "modelStreamErrorException", payload);
  }

  private static byte[] frame(String kind, String typeKey, String type, ObjectNode payload) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(typeKey, type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", kind);
    return EventFrame.of(headers, Json.bytes(payload));
  }

  private static String padding(ObjectNode payload) {
    return PADDING.substring(0, 1 + Json.text(payload).length() % PADDING.length());
  }
}
