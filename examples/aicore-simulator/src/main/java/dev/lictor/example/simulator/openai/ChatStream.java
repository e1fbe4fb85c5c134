package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.NumberedPieces;
import dev.lictor.example.simulator.exchange.ServerSentEvent;
import dev.lictor.example.simulator.exchange.TextPieces;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.ToolCall;
import java.util.Iterator;

/**
 * Writes a chat completion as server-sent events (provider-facts §3.2): of Azure first its filters' findings, then for every
 * choice its role, its text piece by piece, its finish reason, at last the figures if they were asked for, and {@code [DONE]}.
 * Confined to one call.
 */
final class ChatStream {
  private static final int CHUNK_CHARS = 20;

  private final ChatWriter writer;
  private final ChatTurn turn;
  private final int first;
  private final boolean figures;
  private final TextPieces pieces;
  private final int spoken;

  ChatStream(ChatWriter writer, ChatTurn turn, Flavour flavour, boolean figures) {
    this.writer = writer;
    this.turn = turn;
    this.first = flavour == Flavour.AZURE ? 1 : 0;
    this.figures = figures;
    this.pieces =
        new TextPieces(turn.tool().map(ToolCall::arguments).orElse(turn.text()), CHUNK_CHARS);
    this.spoken = (pieces.count() + 2) * turn.choices();
  }

  Iterator<byte[]> events() {
    return new NumberedPieces(first + spoken + (figures ? 2 : 1), this::event);
  }

  private byte[] event(int number) {
    if (number < first) {
      return ServerSentEvent.data(quiet(writer.filterChunk()));
    }
    if (number < first + spoken) {
      int step = (number - first) / turn.choices();
      return ServerSentEvent.data(quiet(spoken(step, (number - first) % turn.choices())));
    }
    if (figures && number == first + spoken) {
      return ServerSentEvent.data(writer.chunk().set("usage", writer.usage()));
    }
    return ServerSentEvent.data("[DONE]");
  }

  /** Where figures were asked for, every chunk but the last says that it has none. */
  private ObjectNode quiet(ObjectNode chunk) {
    return figures ? chunk.putNull("usage") : chunk;
  }

  private ObjectNode spoken(int step, int index) {
    ObjectNode chunk = writer.chunk();
    ObjectNode choice = chunk.withArray("choices").addObject().put("index", index);
    choice.set("delta", delta(step, index));
    boolean last = step == pieces.count() + 1;
    choice.put("finish_reason", last ? writer.finishReason() : null).putNull("logprobs");
    return chunk;
  }

  private ObjectNode delta(int step, int index) {
    ObjectNode delta = Json.object();
    if (step > pieces.count()) {
      return delta;
    }
    if (step == 0) {
      delta.put("role", "assistant").put("content", turn.tool().isPresent() ? null : "");
      turn.tool()
          .ifPresent(tool ->
              delta.withArray("tool_calls").add(writer.call(index, tool, "").put("index", 0)));
    } else if (turn.tool().isPresent()) {
      ObjectNode call = delta.withArray("tool_calls").addObject().put("index", 0);
      call.putObject("function").put("arguments", pieces.piece(step - 1));
    } else {
      delta.put("content", pieces.piece(step - 1));
    }
    return delta;
  }
}
