package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration (AI Core 2.42.0: {@code AiConfiguration}). Immutable.
 *
 * @param id its id
 * @param resourceGroup the group it lives in
 * @param name its name
 * @param scenarioId the scenario
 * @param executableId the executable
 * @param parameters the parameter bindings
 * @param createdAt when it was made
 */
public record Configuration(
    String id,
    String resourceGroup,
    String name,
    String scenarioId,
    String executableId,
    Map<String, String> parameters,
    Instant createdAt) {
  /** Keeps its own copy of the parameters. */
  public Configuration {
    parameters = Map.copyOf(parameters);
  }

  /** Returns the model that it binds, if it binds one. */
  public Optional<String> modelName() {
    return Optional.ofNullable(parameters.get("modelName"));
  }

  String modelVersion() {
    return parameters.getOrDefault("modelVersion", "latest");
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object()
        .put("id", id)
        .put("name", name)
        .put("executableId", executableId)
        .put("scenarioId", scenarioId)
        .put("createdAt", createdAt.toString());
    var bindings = json.putArray("parameterBindings");
    new TreeMap<>(parameters)
        .forEach((key, value) -> bindings.addObject().put("key", key).put("value", value));
    json.putArray("inputArtifactBindings");
    return json;
  }
}
