package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelAnswer;
import dev.lictor.example.simulator.model.ModelParams;
import dev.lictor.example.simulator.model.PromptText;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST …/chat/completions} of a deployed OpenAI model (Azure OpenAI 2024-10-21). The body's {@code model} is ignored: the
 * deployment says which model it is. Thread-safe.
 */
public final class ChatCompletions {
  private static final int CHUNK_CHARS = 20;

  private final InstantSource clock;

  /** Makes the endpoint. */
  public ChatCompletions(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers a call of a model. */
  public Reply complete(LanguageModel model, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty()
        || !json.get().path("messages").isArray()
        || json.get().path("messages").isEmpty()) {
      return error(
          "'messages' is a required property and must hold at least one message", "messages");
    }
    Optional<String> problem = ModelParams.problem(json.get());
    if (problem.isPresent()) {
      return error(problem.get(), "max_tokens");
    }
    List<JsonNode> messages = new ArrayList<>();
    json.get().path("messages").forEach(messages::add);
    ModelParams params = ModelParams.of(json.get(), model);
    ModelAnswer answer =
        ModelAnswer.of(params, PromptText.chars(messages), PromptText.lastOfUser(messages));
    return json.get().path("stream").asBoolean()
        ? streamed(model, params, answer)
        : whole(model, answer);
  }

  private Reply whole(LanguageModel model, ModelAnswer answer) {
    ObjectNode json = envelope(model, "chat.completion", "chatcmpl-" + UUID.randomUUID());
    for (int index = 0; index < answer.choices(); index++) {
      ObjectNode choice = json.withArray("choices").addObject().put("index", index);
      choice.putObject("message").put("role", "assistant").put("content", answer.text());
      choice.put("finish_reason", answer.finishReason()).putNull("logprobs");
    }
    json.set("usage", answer.usage().toJson());
    return Reply.json(200, json)
        .about(new ModelRun(model.name(), answer.usage(), Optional.of(answer.usage())));
  }

  private Reply streamed(LanguageModel model, ModelParams params, ModelAnswer answer) {
    String id = "chatcmpl-" + UUID.randomUUID();
    List<byte[]> events = new ArrayList<>();
    for (int from = 0; from == 0 || from < answer.text().length(); from += CHUNK_CHARS) {
      String part =
          answer.text().substring(from, Math.min(answer.text().length(), from + CHUNK_CHARS));
      boolean last = from + CHUNK_CHARS >= answer.text().length();
      ObjectNode chunk = envelope(model, "chat.completion.chunk", id);
      for (int index = 0; index < answer.choices(); index++) {
        ObjectNode choice = chunk.withArray("choices").addObject().put("index", index);
        choice.putObject("delta").put("role", "assistant").put("content", part);
        choice.put("finish_reason", last ? answer.finishReason() : null);
      }
      events.add(data(Json.text(chunk)));
    }
    if (params.includeUsage()) {
      ObjectNode figures = envelope(model, "chat.completion.chunk", id);
      figures.putArray("choices");
      figures.set("usage", answer.usage().toJson());
      events.add(data(Json.text(figures)));
    }
    events.add(data("[DONE]"));
    return Reply.events(events.iterator())
        .about(new ModelRun(
            model.name(),
            answer.usage(),
            params.includeUsage() ? Optional.of(answer.usage()) : Optional.empty()));
  }

  private ObjectNode envelope(LanguageModel model, String object, String id) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", clock.instant().getEpochSecond())
        .put("model", model.answersAs())
        .put("system_fingerprint", "fp_simulator");
  }

  private static byte[] data(String text) {
    return ("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Reply error(String message, String param) {
    ObjectNode json = Json.object();
    json.putObject("error")
        .put("message", message)
        .put("type", "invalid_request_error")
        .put("param", param)
        .putNull("code");
    return Reply.json(400, json);
  }
}
