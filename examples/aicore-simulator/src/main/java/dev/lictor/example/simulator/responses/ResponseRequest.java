package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelParams;
import dev.lictor.example.simulator.openai.OpenAiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request for a response in which nothing is wrong. Immutable; its nodes must not be changed.
 *
 * @param body the request itself
 * @param messages the new messages
 * @param params the parameters that matter
 */
record ResponseRequest(JsonNode body, List<ObjectNode> messages, ModelParams params) {

  /** Returns the error that a request earns; empty if nothing is wrong with it. */
  static Optional<Reply> problem(JsonNode body) {
    if (ResponseInput.messages(body.path("input")).isEmpty()) {
      return Optional.of(
          OpenAiError.badRequest("'input' must be a text or a list of items, not empty", "input"));
    }
    JsonNode cap = body.path("max_output_tokens");
    if (!cap.isMissingNode()
        && !cap.isNull()
        && (!cap.isIntegralNumber() || !cap.canConvertToLong() || cap.longValue() < 1)) {
      return Optional.of(OpenAiError.badRequest(
          "'max_output_tokens' must be an integer of at least 1", "max_output_tokens"));
    }
    if (body.path("background").asBoolean() && !body.path("store").asBoolean(true)) {
      return Optional.of(OpenAiError.badRequest("'background' needs 'store'", "background"));
    }
    return Optional.empty();
  }

  static ResponseRequest of(JsonNode body, LanguageModel model) {
    long cap = Math.min(
        body.path("max_output_tokens").asLong(model.maxOutputTokens()), model.maxOutputTokens());
    return new ResponseRequest(
        body, ResponseInput.messages(body.path("input")), new ModelParams(cap, 1, true));
  }

  boolean stream() {
    return body.path("stream").asBoolean();
  }

  boolean background() {
    return body.path("background").asBoolean();
  }

  boolean store() {
    return body.path("store").asBoolean(true);
  }

  Optional<String> previous() {
    return Optional.ofNullable(body.path("previous_response_id").textValue());
  }

  /** Runs the model on all that was said before and on what is new. */
  ChatTurn run(LanguageModel model, List<ObjectNode> before) {
    List<ObjectNode> all = new ArrayList<>();
    if (body.path("instructions").isTextual()) {
      all.add(ResponseInput.message("system", body.path("instructions").textValue()));
    }
    all.addAll(before);
    all.addAll(messages);
    List<String> tools = new ArrayList<>();
    body.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
    return ChatTurn.of(
        model, params, all, tools, body.path("reasoning").path("effort").asText(""));
  }
}
