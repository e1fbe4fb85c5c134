package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Embedding;
import java.util.Optional;

/** Vectors: Vertex AI's {@code :predict} and the Gemini API's {@code :embedContent}. Thread-safe. */
final class Embeddings {
  private static final int DIMENSIONS = 3072;

  private Embeddings() {}

  static Reply predict(LanguageModel model, JsonNode body) {
    JsonNode instances = body.path("instances");
    if (!instances.isArray() || instances.isEmpty()) {
      return GeminiError.invalid("instances must hold at least one");
    }
    Optional<Integer> dimensions = dimensions(body.path("parameters").path("outputDimensionality"));
    if (dimensions.isEmpty()) {
      return GeminiError.invalid("outputDimensionality must be from 1 to " + DIMENSIONS);
    }
    ObjectNode answer = Json.object();
    ArrayNode predictions = answer.putArray("predictions");
    long tokens = 0;
    long chars = 0;
    for (JsonNode instance : instances) {
      String text = instance.path("content").asText();
      ObjectNode embeddings = predictions.addObject().putObject("embeddings");
      embeddings
          .putObject("statistics")
          .put("truncated", false)
          .put("token_count", Embedding.tokens(text));
      embeddings.set("values", Embedding.vector(text, dimensions.get()));
      tokens += Embedding.tokens(text);
      chars += text.length();
    }
    answer.putObject("metadata").put("billableCharacterCount", chars);
    TokenUsage used = new TokenUsage(tokens, 0);
    return Reply.json(200, answer).about(new ModelRun(model.name(), used, Optional.of(used)));
  }

  /** Answers without figures: this method reports none. */
  static Reply embedContent(LanguageModel model, JsonNode body) {
    Optional<Integer> dimensions = dimensions(body.path("outputDimensionality"));
    if (!body.path("content").isObject() || dimensions.isEmpty()) {
      return GeminiError.invalid("content is required, outputDimensionality up to " + DIMENSIONS);
    }
    StringBuilder text = new StringBuilder();
    body.path("content")
        .path("parts")
        .forEach(part -> text.append(part.path("text").asText()));
    ObjectNode answer = Json.object();
    answer
        .putObject("embedding")
        .set("values", Embedding.vector(text.toString(), dimensions.get()));
    TokenUsage used = new TokenUsage(Embedding.tokens(text.toString()), 0);
    return Reply.json(200, answer).about(new ModelRun(model.name(), used, Optional.empty()));
  }

  private static Optional<Integer> dimensions(JsonNode asked) {
    int dimensions = asked.asInt(DIMENSIONS);
    return dimensions >= 1 && dimensions <= DIMENSIONS ? Optional.of(dimensions) : Optional.empty();
  }
}
