package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a completion as server-sent events, each made when it is asked for (provider-facts §1.9): first the modules before the
 * model with an empty result, then the text piece by piece, {@code finish_reason} and the figures on the last piece, {@code
 * [DONE]}. Confined to one call.
 */
final class StreamWriter implements Iterator<byte[]> {
  private final Dialect dialect;
  private final String requestId;
  private final Completion completion;
  private final ArrayNode failures;
  private final int chunkChars;
  private final long createdSeconds;
  private final String completionId = "chatcmpl-" + UUID.randomUUID();
  private final int pieces;
  private int event;

  StreamWriter(
      Dialect dialect,
      String requestId,
      Completion completion,
      ArrayNode failures,
      int chunkChars,
      long createdSeconds) {
    this.dialect = dialect;
    this.requestId = requestId;
    this.completion = completion;
    this.failures = failures;
    this.chunkChars = chunkChars;
    this.createdSeconds = createdSeconds;
    this.pieces = Math.max(1, (text().length() + chunkChars - 1) / chunkChars);
  }

  /** Returns the figures that the stream is to carry: none unless asked for, zeros if a filter stopped the answer. */
  static Optional<TokenUsage> reported(Completion completion) {
    if (!completion.params().includeUsage()) {
      return Optional.empty();
    }
    return Optional.of(
        completion.blocked() ? TokenUsage.ZERO : completion.answer().usage());
  }

  private String text() {
    return completion.unmasked().orElse(completion.answer().text());
  }

  @Override
  public boolean hasNext() {
    return event <= pieces + 1;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int number = event++;
    if (number == pieces + 1) {
      return data("[DONE]");
    }
    return data(Json.text(number == 0 ? opening() : piece(number - 1)));
  }

  private static byte[] data(String text) {
    return ("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode opening() {
    ObjectNode result = Json.object()
        .put("id", "")
        .put("object", "")
        .put("created", 0)
        .put("model", "")
        .put("system_fingerprint", "");
    ObjectNode choice = result.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("role", "").put("content", "");
    choice.put("finish_reason", "");
    ObjectNode opening = dialect.answer(requestId, completion.before().deepCopy(), result);
    if (!failures.isEmpty()) {
      opening.set("intermediate_failures", failures.deepCopy());
    }
    return opening;
  }

  private ObjectNode piece(int index) {
    boolean last = index == pieces - 1;
    String shown = part(text(), index, last);
    String raw =
        completion.unmasked().isPresent() ? part(completion.answer().text(), index, last) : shown;
    ObjectNode modules = Json.object();
    modules.set("llm", result(raw, last ? completion.answer().finishReason() : ""));
    completion.finding().ifPresent(finding -> {
      ObjectNode filtering =
          modules.putObject("output_filtering").put("message", "Output filters ran.");
      ArrayNode each = filtering.putObject("data").putArray("choices");
      for (int choice = 0; choice < completion.answer().choices(); choice++) {
        each.addObject().put("index", choice).setAll(finding.data().deepCopy());
      }
    });
    ObjectNode result =
        result(completion.blocked() ? "" : shown, last ? completion.finishReason() : "");
    if (completion.unmasked().isPresent() && !completion.blocked()) {
      modules.set("output_unmasking", result.path("choices").deepCopy());
    }
    if (last) {
      reported(completion).ifPresent(usage -> result.set("usage", usage.toJson()));
    }
    return dialect.answer(requestId, modules, result);
  }

  private String part(String text, int index, boolean last) {
    int from = Math.min(text.length(), index * chunkChars);
    return text.substring(from, last ? text.length() : Math.min(text.length(), from + chunkChars));
  }

  private ObjectNode result(String text, String finishReason) {
    ObjectNode result = Json.object()
        .put("id", completionId)
        .put("object", "chat.completion.chunk")
        .put("created", createdSeconds)
        .put("model", completion.model().answersAs())
        .put("system_fingerprint", "fp_simulator");
    ArrayNode choices = result.putArray("choices");
    for (int index = 0; index < completion.answer().choices(); index++) {
      ObjectNode choice = choices.addObject().put("index", index);
      choice.putObject("delta").put("role", "assistant").put("content", text);
      choice.put("finish_reason", finishReason);
    }
    return result;
  }
}
