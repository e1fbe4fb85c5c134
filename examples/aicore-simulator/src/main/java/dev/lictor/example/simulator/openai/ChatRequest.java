package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelParams;
import dev.lictor.example.simulator.model.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat completion request in which nothing is wrong. Immutable; its nodes must not be changed.
 *
 * @param messages the conversation
 * @param params the parameters that matter
 * @param tools names of the functions offered
 * @param effort how hard to think, empty if nothing was said
 * @param stream whether the answer is to be streamed
 */
record ChatRequest(
    List<JsonNode> messages,
    ModelParams params,
    List<String> tools,
    String effort,
    boolean stream) {

  /** Returns the error that a request earns; empty if nothing is wrong with it. */
  static Optional<Reply> problem(JsonNode json) {
    if (!json.path("messages").isArray() || json.path("messages").isEmpty()) {
      return Optional.of(OpenAiError.badRequest(
          "'messages' is a required property and must hold at least one message", "messages"));
    }
    for (JsonNode message : json.path("messages")) {
      if (!message.isObject() || !message.path("role").isTextual()) {
        return Optional.of(
            OpenAiError.badRequest("every message must be an object with a role", "messages"));
      }
    }
    if (json.has("stream_options")
        && !json.path("stream_options").isNull()
        && !json.path("stream").asBoolean()) {
      return Optional.of(OpenAiError.badRequest(
          "'stream_options' may only be set when 'stream' is true", "stream_options"));
    }
    return ModelParams.problem(json).map(problem -> OpenAiError.badRequest(problem, "max_tokens"));
  }

  static ChatRequest of(JsonNode json, LanguageModel model) {
    List<JsonNode> messages = new ArrayList<>();
    json.path("messages").forEach(messages::add);
    List<String> tools = new ArrayList<>();
    json.path("tools")
        .forEach(tool -> tools.add(tool.path("function").path("name").asText()));
    return new ChatRequest(
        messages,
        ModelParams.of(json, model),
        tools,
        json.path("reasoning_effort").asText(""),
        json.path("stream").asBoolean());
  }

  ChatTurn run(LanguageModel model) {
    return ChatTurn.of(model, params, messages, tools, effort);
  }

  /** Returns all that was written by anyone, for content filters. */
  String text() {
    StringBuilder text = new StringBuilder();
    messages.forEach(message -> text.append(PromptText.of(message)).append('\n'));
    return text.toString();
  }
}
