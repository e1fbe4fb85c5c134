package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.anthropic.MessageRequest;
import dev.lictor.example.simulator.anthropic.MessageWriter;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Speaker;
import java.util.List;
import java.util.Optional;

/** Anthropic's models: a Messages body with {@code anthropic_version} in place of model and stream. Immutable. */
final class ClaudeFamily implements Family {
  private static final String VERSION = "bedrock-2023-05-31";

  ClaudeFamily() {}

  @Override
  public Optional<String> problem(JsonNode body) {
    if (!body.path("anthropic_version").asText().equals(VERSION)) {
      return Optional.of("anthropic_version: Input should be '" + VERSION + "'");
    }
    for (String key : List.of("model", "stream")) {
      if (body.has(key)) {
        return Optional.of("Malformed input request: extraneous key [" + key
            + "] is not permitted, please reformat your input and try again.");
      }
    }
    return MessageRequest.problem(body);
  }

  @Override
  public Invoked invoke(LanguageModel model, JsonNode body, Speaker speaker, boolean blocked) {
    Answer answer =
        blocked ? Answer.blocked() : speaker.answer(MessageRequest.question(model, body));
    MessageWriter writer = new MessageWriter(model.answersAs(), "msg_bdrk_", answer);
    return new Invoked(writer.whole(), writer.events(), answer.tokens());
  }
}
