package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;

/**
 * Writes a deployment's {@code details} (provider-facts §2.3). Thread-safe.
 *
 * <p>The specification and what was seen live spell the key differently, and some deployments tell nothing there, so that only the
 * configuration's bindings name the model. Which is which follows from the executable, so that readers meet all three.
 */
final class BackendDetails {
  private BackendDetails() {}

  static ObjectNode of(Configuration configuration) {
    ObjectNode details = Json.object();
    details.putObject("scaling").putNull("backend_details");
    ObjectNode resources = details.putObject("resources");
    switch (configuration.executableId()) {
      case "perplexity-ai" -> {}
      case "aicore-cohere", "aicore-sap", "aicore-nvidia", "aws-bedrock" ->
        model(resources.putObject("backendDetails"), configuration);
      default -> model(resources.putObject("backend_details"), configuration);
    }
    return details;
  }

  private static void model(ObjectNode backend, Configuration configuration) {
    configuration.modelName().ifPresent(model -> backend
        .putObject("model")
        .put("name", model)
        .put("version", configuration.modelVersion()));
  }
}
