package dev.lictor.example.simulator.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Question;
import dev.lictor.example.simulator.vendor.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Anthropic's own {@code POST /v1/messages} and {@code /v1/messages/count_tokens} (version 2023-06-01). Thread-safe. */
public final class Messages {
  /** The path of the Messages API. */
  public static final String PATH = "/v1/messages";

  private static final long CONTEXT_TOKENS = 200_000;
  private static final long MAX_OUTPUT_TOKENS = 64_000;

  private final Speaker speaker;
  private final Predicate<String> failing;

  /**
   * Makes the endpoint.
   *
   * @param failing tells which models fail at present
   */
  public Messages(Speaker speaker, Predicate<String> failing) {
    this.speaker = speaker;
    this.failing = failing;
  }

  /** Says that no valid credential came along. */
  public static Reply unauthorized() {
    return error(401, "authentication_error", "invalid x-api-key");
  }

  /** Answers a request whose path begins with {@link #PATH}. */
  public Reply answer(Head head, byte[] body) {
    boolean counting = head.path().equals(PATH + "/count_tokens");
    if (!head.method().equals("POST") || (!counting && !head.path().equals(PATH))) {
      return error(404, "not_found_error", "Not Found");
    }
    if (head.header("anthropic-version").isEmpty()) {
      return invalid("anthropic-version: header is required");
    }
    Optional<JsonNode> json = Json.parse(body).filter(JsonNode::isObject);
    if (json.isEmpty()) {
      return invalid("The request body is not valid JSON");
    }
    String name = json.get().path("model").asText();
    if (name.isEmpty()) {
      return invalid("model: Field required");
    }
    if (!name.matches("claude-[a-z0-9.-]+")) {
      return error(404, "not_found_error", "model: no such model");
    }
    return answer(name, (ObjectNode) json.get(), counting);
  }

  private Reply answer(String name, ObjectNode json, boolean counting) {
    LanguageModel model =
        new LanguageModel(name, "Anthropic", "", "latest", name, CONTEXT_TOKENS, MAX_OUTPUT_TOKENS);
    if (counting) {
      json.put("max_tokens", MAX_OUTPUT_TOKENS);
    }
    Optional<String> problem = MessageRequest.problem(json);
    if (problem.isPresent()) {
      return invalid(problem.get());
    }
    Question question = MessageRequest.question(model, json);
    if (counting) {
      return answered(
          Reply.json(200, Json.object().put("input_tokens", Speaker.promptTokens(question))));
    }
    if (failing.test(name)) {
      return error(529, "overloaded_error", "Overloaded");
    }
    Answer answer = speaker.answer(question);
    MessageWriter writer = new MessageWriter(name, "msg_", answer);
    Reply reply = json.path("stream").asBoolean()
        ? Reply.events(
            events(writer.events()).iterator(), event(error("overloaded_error", "Overloaded")))
        : Reply.json(200, writer.whole());
    return answered(reply)
        .about(new ModelRun(
            name, answer.tokens().usage(), Optional.of(answer.tokens().usage())));
  }

  private static List<byte[]> events(List<ObjectNode> events) {
    List<byte[]> written = new ArrayList<>();
    boolean pinged = false;
    for (ObjectNode event : events) {
      written.add(event(event));
      if (!pinged && event.path("type").asText().equals("content_block_start")) {
        written.add(event(Json.object().put("type", "ping")));
        pinged = true;
      }
    }
    return written;
  }

  private static byte[] event(ObjectNode event) {
    return ("event: " + event.path("type").asText() + "\ndata: " + Json.text(event) + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Reply answered(Reply reply) {
    return reply.with("request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
  }

  private static Reply invalid(String message) {
    return error(400, "invalid_request_error", message);
  }

  private static Reply error(int status, String type, String message) {
    return answered(Reply.json(status, error(type, message)));
  }

  private static ObjectNode error(String type, String message) {
    ObjectNode error = Json.object().put("type", "error");
    error.putObject("error").put("type", type).put("message", message);
    return error;
  }
}
