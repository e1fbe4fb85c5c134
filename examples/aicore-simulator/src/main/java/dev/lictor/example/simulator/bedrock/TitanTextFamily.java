package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Pieces;
import dev.lictor.example.simulator.vendor.Question;
import dev.lictor.example.simulator.vendor.Speaker;
import dev.lictor.example.simulator.vendor.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Amazon Titan Text: {@code inputText} in, {@code results} out. Immutable. */
final class TitanTextFamily implements Family {
  private static final long DEFAULT_MAX_TOKENS = 512;

  TitanTextFamily() {}

  @Override
  public Optional<String> problem(JsonNode body) {
    if (!body.path("inputText").isTextual()) {
      return Optional.of("Malformed input request: #: required key [inputText] not found");
    }
    return body.path("textGenerationConfig").path("maxTokenCount").asLong(DEFAULT_MAX_TOKENS) < 1
        ? Optional.of("maxTokenCount must be at least 1")
        : Optional.empty();
  }

  @Override
  public Invoked invoke(LanguageModel model, JsonNode body, Speaker speaker, boolean blocked) {
    String input = body.path("inputText").asText();
    long maxTokens =
        body.path("textGenerationConfig").path("maxTokenCount").asLong(DEFAULT_MAX_TOKENS);
    Answer answer = blocked
        ? Answer.blocked()
        : speaker.answer(new Question(
            model.name(),
            List.of((long) input.length()),
            input,
            Math.min(maxTokens, model.maxOutputTokens()),
            0,
            Set.of(),
            Optional.empty(),
            1));
    String reason = answer.stop() == Stop.LENGTH ? "LENGTH" : "FINISH";
    ObjectNode whole = Json.object().put("inputTextTokenCount", answer.tokens().input());
    whole
        .putArray("results")
        .addObject()
        .put("tokenCount", answer.tokens().output())
        .put("outputText", answer.text())
        .put("completionReason", reason);
    return new Invoked(whole, events(answer, reason), answer.tokens());
  }

  private static List<ObjectNode> events(Answer answer, String reason) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : Pieces.of(answer.text())) {
      events.add(Json.object()
          .put("outputText", piece)
          .put("index", 0)
          .putNull("totalOutputTextTokenCount")
          .putNull("completionReason")
          .putNull("inputTextTokenCount"));
    }
    events.get(0).put("inputTextTokenCount", answer.tokens().input());
    events
        .get(events.size() - 1)
        .put("totalOutputTextTokenCount", answer.tokens().output())
        .put("completionReason", reason);
    return events;
  }
}
