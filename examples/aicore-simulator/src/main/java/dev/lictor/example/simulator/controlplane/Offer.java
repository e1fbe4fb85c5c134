package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.model.ModelTask;
import java.util.Arrays;
import java.util.List;

/**
 * A model as {@code /v2/lm/scenarios/foundation-models/models} lists it (AI Core 2.42.0: {@code AiModelBaseData}). Immutable.
 *
 * <p>The words for capabilities and inputs are the simulator's own: the specification leaves them open.
 *
 * @param task what the model is made for
 * @param model the model
 */
record Offer(ModelTask task, LanguageModel model) {
  static List<Offer> all(ModelCatalogue models) {
    return Arrays.stream(ModelTask.values())
        .flatMap(task -> models.all(task).stream().map(model -> new Offer(task, model)))
        .toList();
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object()
        .put("model", model.name())
        .put("executableId", model.executableId())
        .put("description", model.name() + " by " + model.provider())
        .put("displayName", model.name())
        .put("accessType", "Remote")
        .put("provider", model.provider());
    version(json.putArray("versions").addObject());
    ArrayNode scenarios = json.putArray("allowedScenarios");
    scenarios
        .addObject()
        .put("scenarioId", "foundation-models")
        .put("executableId", model.executableId());
    if (isOrchestrated()) {
      scenarios.addObject().put("scenarioId", "orchestration").put("executableId", "orchestration");
    }
    return json;
  }

  private void version(ObjectNode version) {
    boolean chats = task == ModelTask.CHAT;
    version
        .put("name", model.version())
        .put("isLatest", true)
        .put("deprecated", false)
        .put("retirementDate", "")
        .put("contextLength", model.contextTokens())
        .put("streamingSupported", chats);
    version.putArray("inputTypes").add(task == ModelTask.TABLES ? "table" : "text");
    version.putArray("capabilities").add(capability());
    ArrayNode orchestrated = version.putArray("orchestrationCapabilities");
    if (chats) {
      orchestrated.add("streaming");
    }
  }

  private String capability() {
    return switch (task) {
      case CHAT -> "text-generation";
      case EMBEDDING -> "text-embedding";
      case RERANKING -> "reranking";
      case TABLES -> "tabular-prediction";
    };
  }

  private boolean isOrchestrated() {
    return task == ModelTask.CHAT || task == ModelTask.EMBEDDING;
  }
}
