package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.EmbeddingSize;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.model.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An embedding request in which nothing is wrong. Immutable.
 *
 * @param model the model
 * @param dimensions how many dimensions are wanted
 * @param formats how the vectors are to be written
 * @param listed whether the formats came as a list
 * @param maskings the masking providers, missing if there are none
 * @param texts what to embed, as messages of one text each
 */
record EmbeddingCall(
    LanguageModel model,
    int dimensions,
    Set<String> formats,
    boolean listed,
    JsonNode maskings,
    List<ObjectNode> texts) {

  static EmbeddingCall read(ModelCatalogue models, JsonNode request) throws CompletionFailure {
    @Nullable String problem = EmbeddingShapes.problem(request);
    if (problem != null) {
      throw Dialect.V2.badRequest(problem);
    }
    JsonNode modules = request.path("config").path("modules");
    JsonNode named = modules.path("embeddings").path("model");
    LanguageModel model = models
        .find(ModelTask.EMBEDDING, named.path("name").asText())
        .filter(found -> found.isVersion(named.path("version").asText("latest")))
        .orElseThrow(() ->
            Dialect.V2.badRequest("Model " + named.path("name").asText() + " not supported."));
    int most = EmbeddingSize.of(model);
    int dimensions = named.path("params").path("dimensions").asInt(most);
    if (dimensions < 1 || dimensions > most) {
      throw Dialect.V2.badRequest("dimensions must lie between 1 and " + most + ".");
    }
    JsonNode format = named.path("params").path("encoding_format");
    Set<String> formats = new TreeSet<>();
    format.forEach(each -> formats.add(each.asText()));
    if (!format.isArray()) {
      formats.add(format.asText("float"));
    }
    if (!Set.of("float", "base64").containsAll(formats)) {
      throw Dialect.V2.badRequest("Model " + model.name() + " knows only float and base64.");
    }
    JsonNode masking = modules.path("masking");
    return new EmbeddingCall(
        model,
        dimensions,
        formats,
        format.isArray(),
        masking.has("providers") ? masking.path("providers") : masking.path("masking_providers"),
        texts(request.path("input").path("text")));
  }

  private static List<ObjectNode> texts(JsonNode text) throws CompletionFailure {
    List<ObjectNode> texts = new ArrayList<>();
    for (JsonNode each : text.isArray() ? text : Json.array().add(text)) {
      if (each.asText().isEmpty()) {
        throw Dialect.V2.badRequest("value is too short - 'input.text'");
      }
      texts.add(Json.object().put("role", "user").put("content", each.asText()));
    }
    return texts;
  }
}
