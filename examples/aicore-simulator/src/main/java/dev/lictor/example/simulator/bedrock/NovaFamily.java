package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Speaker;
import dev.lictor.example.simulator.vendor.Tokens;
import java.util.List;
import java.util.Optional;

/** Amazon Nova: bodies much like converse, with cache figures under names of its own (schema {@code messages-v1}). Immutable. */
final class NovaFamily implements Family {
  NovaFamily() {}

  @Override
  public Optional<String> problem(JsonNode body) {
    JsonNode version = body.path("schemaVersion");
    return version.isMissingNode() || version.asText().equals("messages-v1")
        ? ConverseRequest.problem(body)
        : Optional.of("schemaVersion: only messages-v1 is known");
  }

  @Override
  public Invoked invoke(LanguageModel model, JsonNode body, Speaker speaker, boolean blocked) {
    Answer answer =
        blocked ? Answer.blocked() : speaker.answer(ConverseRequest.question(model, body));
    ConverseWriter writer = new ConverseWriter(answer, Json.object());
    ObjectNode whole = Json.object();
    whole.set("output", writer.whole().path("output"));
    whole.set("stopReason", writer.whole().path("stopReason"));
    whole.set("usage", usage(answer.tokens()));
    List<ObjectNode> events = writer.events();
    ObjectNode metadata = (ObjectNode) events.get(events.size() - 1).path("metadata");
    metadata.set("usage", usage(answer.tokens()));
    metadata.putObject("metrics");
    return new Invoked(whole, events, answer.tokens());
  }

  private static ObjectNode usage(Tokens tokens) {
    return Json.object()
        .put("inputTokens", tokens.input())
        .put("outputTokens", tokens.allOutput())
        .put("totalTokens", tokens.allInput() + tokens.allOutput())
        .put("cacheReadInputTokenCount", tokens.cacheRead())
        .put("cacheWriteInputTokenCount", tokens.cacheWrite());
  }
}
