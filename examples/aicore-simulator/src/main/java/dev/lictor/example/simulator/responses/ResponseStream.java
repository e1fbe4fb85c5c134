package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.NumberedPieces;
import dev.lictor.example.simulator.exchange.ServerSentEvent;
import dev.lictor.example.simulator.exchange.TextPieces;
import dev.lictor.example.simulator.json.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a response as server-sent events, the figures on the last one; there is no {@code [DONE]}. On AI Core events have no
 * name (provider-facts §3.2), at OpenAI they have. Confined to one call.
 */
final class ResponseStream {
  private static final int CHUNK_CHARS = 20;

  private final ResponseWriter writer;
  private final boolean named;
  private final TextPieces pieces;
  private final List<ObjectNode> before = new ArrayList<>();
  private final List<ObjectNode> after = new ArrayList<>();
  private final int outputIndex;

  ResponseStream(ResponseWriter writer, boolean named) {
    this.writer = writer;
    this.named = named;
    this.outputIndex = writer.thinks() ? 1 : 0;
    boolean calls = writer.turn().tool().isPresent();
    String text = calls ? writer.arguments() : writer.turn().text();
    this.pieces = new TextPieces(text, CHUNK_CHARS);
    opening(calls);
    closing(calls, text);
  }

  private void opening(boolean calls) {
    before.add(whole("response.created", ResponseState.IN_PROGRESS));
    before.add(whole("response.in_progress", ResponseState.IN_PROGRESS));
    if (writer.thinks()) {
      before.add(item("response.output_item.added", 0, writer.reasoning()));
      before.add(item("response.output_item.done", 0, writer.reasoning()));
    }
    before.add(item("response.output_item.added", outputIndex, writer.item("in_progress", "", "")));
    if (!calls) {
      before.add(inItem("response.content_part.added").set("part", ResponseWriter.part("")));
    }
  }

  private void closing(boolean calls, String text) {
    if (calls) {
      after.add(inItem("response.function_call_arguments.done").put("arguments", text));
    } else {
      after.add(inItem("response.output_text.done").put("text", text));
      after.add(inItem("response.content_part.done").set("part", ResponseWriter.part(text)));
    }
    after.add(item(
        "response.output_item.done",
        outputIndex,
        writer.item("completed", writer.turn().text(), writer.arguments())));
    after.add(whole(
        writer.turn().cut() ? "response.incomplete" : "response.completed", ResponseState.DONE));
  }

  Iterator<byte[]> events() {
    return new NumberedPieces(before.size() + pieces.count() + after.size(), this::event);
  }

  /** Writes the event by which the stream says that the rest will not come. */
  byte[] error() {
    ObjectNode event = Json.object()
        .put("type", "error")
        .put("code", "server_error")
        .put("message", "The model broke off.")
        .putNull("param");
    return event(event.put("sequence_number", before.size()));
  }

  private byte[] event(int number) {
    ObjectNode event = number < before.size()
        ? before.get(number)
        : number < before.size() + pieces.count()
            ? delta(number - before.size())
            : after.get(number - before.size() - pieces.count());
    return event(event.put("sequence_number", number));
  }

  private byte[] event(ObjectNode event) {
    return named
        ? ServerSentEvent.named(event.path("type").asText(), event)
        : ServerSentEvent.data(event);
  }

  private ObjectNode delta(int index) {
    return inItem(
            writer.turn().tool().isPresent()
                ? "response.function_call_arguments.delta"
                : "response.output_text.delta")
        .put("delta", pieces.piece(index));
  }

  private ObjectNode whole(String type, ResponseState state) {
    return Json.object().put("type", type).set("response", writer.write(state));
  }

  private static ObjectNode item(String type, int index, ObjectNode item) {
    return Json.object().put("type", type).put("output_index", index).set("item", item);
  }

  private ObjectNode inItem(String type) {
    ObjectNode event = Json.object()
        .put("type", type)
        .put("item_id", writer.item("completed", "", "").path("id").asText())
        .put("output_index", outputIndex);
    return writer.turn().tool().isPresent() ? event : event.put("content_index", 0);
  }
}
