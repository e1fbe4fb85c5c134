package dev.lictor.example.simulator.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST …/v2/chat} (Cohere API v2). What is counted as used are the billed units. Thread-safe. */
public final class CohereChat {
  /** Makes the endpoint. */
  public CohereChat() {}

  /** Answers a call of a model. */
  public Reply chat(LanguageModel model, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty() || !json.get().isObject()) {
      return CohereError.of(400, "invalid request: the body is not a JSON object");
    }
    JsonNode request = json.get();
    List<JsonNode> messages = new ArrayList<>();
    request.path("messages").forEach(messages::add);
    if (!request.path("messages").isArray()
        || messages.isEmpty()
        || !messages.stream().allMatch(message -> message.path("role").isTextual())) {
      return CohereError.of(400, "invalid request: messages must be a list of messages with roles");
    }
    Optional<String> problem = ModelParams.problem(request);
    if (problem.isPresent()) {
      return CohereError.of(400, "invalid request: " + problem.get());
    }
    List<String> tools = new ArrayList<>();
    request
        .path("tools")
        .forEach(tool -> tools.add(tool.path("function").path("name").asText()));
    ChatTurn turn = ChatTurn.of(model, params(request, model), messages, tools, effort(request));
    ModelRun run = new ModelRun(model.name(), turn.usage(), Optional.of(turn.usage()));
    CohereWriter writer = new CohereWriter(turn);
    return (request.path("stream").asBoolean()
            ? Reply.events(new CohereStream(writer, turn).events(), CohereStream.error())
            : Reply.json(200, writer.whole()))
        .about(run);
  }

  private static ModelParams params(JsonNode request, LanguageModel model) {
    return new ModelParams(
        Math.min(
            request.path("max_tokens").asLong(model.maxOutputTokens()), model.maxOutputTokens()),
        1,
        true);
  }

  private static String effort(JsonNode request) {
    return request.path("thinking").path("type").asText().equals("disabled") ? "none" : "";
  }
}
