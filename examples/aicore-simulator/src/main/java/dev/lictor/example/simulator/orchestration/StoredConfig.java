package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a request's own {@code config} over the stored one that it names. Thread-safe.
 *
 * <p>How SAP does it is not documented but for "the remaining configuration is taken from the referenced orchestration config":
 * here modules replace modules one by one, prompt and model within {@code prompt_templating} too, in every element of a list.
 */
final class StoredConfig {
  private StoredConfig() {}

  static ObjectNode merged(JsonNode request, References references) throws CompletionFailure {
    Optional<JsonNode> stored = references.config(request.path("config_ref"));
    if (stored.isEmpty()) {
      throw new CompletionFailure(
          404, "Orchestration config not found.", "Request Body", Json.object(), false);
    }
    ObjectNode merged = stored.get().deepCopy();
    JsonNode own = request.path("config");
    if (own.has("stream")) {
      merged.set("stream", own.path("stream"));
    }
    if (own.has("modules")) {
      merged.set("modules", over(merged.path("modules"), own.path("modules")));
    }
    ObjectNode complete = Json.object();
    complete.set("config", merged);
    String problem = RequestShapes.problem(Dialect.V2, complete);
    if (problem != null) {
      throw Dialect.V2.badRequest(problem);
    }
    return merged;
  }

  private static JsonNode over(JsonNode stored, JsonNode own) {
    if (stored.isArray()) {
      ArrayNode each = Json.array();
      stored.forEach(element -> each.add(over(element, own)));
      return each;
    }
    ObjectNode modules = stored.isObject() ? stored.deepCopy() : Json.object();
    for (Map.Entry<String, JsonNode> module : own.properties()) {
      if (module.getKey().equals("prompt_templating")) {
        modules.withObject("/prompt_templating").setAll((ObjectNode) module.getValue());
      } else {
        modules.set(module.getKey(), module.getValue());
      }
    }
    return modules;
  }
}
