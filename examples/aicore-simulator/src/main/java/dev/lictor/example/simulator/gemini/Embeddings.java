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

/** Vectors: Vertex AI's {@code :predict}, the Gemini API's {@code :embedContent} and {@code :batchEmbedContents}. Thread-safe. */
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
    Optional<Integer> dimensions = contentDimensions(body);
    if (dimensions.isEmpty()) {
      return noContent();
    }
    String text = text(body);
    ObjectNode answer = Json.object();
    answer.putObject("embedding").set("values", Embedding.vector(text, dimensions.get()));
    return Reply.json(200, answer).about(unreported(model, Embedding.tokens(text)));
  }

  /** Answers many of {@link #embedContent} at once; each of them must name the path's model. */
  static Reply batchEmbedContents(LanguageModel model, JsonNode body) {
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty()) {
      return GeminiError.invalid("requests must hold at least one");
    }
    ObjectNode answer = Json.object();
    ArrayNode embeddings = answer.putArray("embeddings");
    long tokens = 0;
    for (JsonNode request : requests) {
      if (!names(request.path("model").asText(), model)) {
        return GeminiError.invalid("the model of each request must be that of the batch");
      }
      Optional<Integer> dimensions = contentDimensions(request);
      if (dimensions.isEmpty()) {
        return noContent();
      }
      String text = text(request);
      embeddings.addObject().set("values", Embedding.vector(text, dimensions.get()));
      tokens += Embedding.tokens(text);
    }
    return Reply.json(200, answer).about(unreported(model, tokens));
  }

  private static boolean names(String asked, LanguageModel model) {
    return asked.equals("models/" + model.answersAs()) || asked.equals("models/" + model.name());
  }

  private static Reply noContent() {
    return GeminiError.invalid("content is required, outputDimensionality up to " + DIMENSIONS);
  }

  private static Optional<Integer> contentDimensions(JsonNode request) {
    return dimensions(request.path("outputDimensionality"))
        .filter(each -> request.path("content").isObject());
  }

  private static String text(JsonNode request) {
    StringBuilder text = new StringBuilder();
    request
        .path("content")
        .path("parts")
        .forEach(part -> text.append(part.path("text").asText()));
    return text.toString();
  }

  private static ModelRun unreported(LanguageModel model, long tokens) {
    return new ModelRun(model.name(), new TokenUsage(tokens, 0), Optional.empty());
  }

  private static Optional<Integer> dimensions(JsonNode asked) {
    int dimensions = asked.asInt(DIMENSIONS);
    return dimensions >= 1 && dimensions <= DIMENSIONS ? Optional.of(dimensions) : Optional.empty();
  }
}
