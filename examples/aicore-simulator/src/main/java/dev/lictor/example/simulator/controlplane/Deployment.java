package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.time.Instant;

/**
 * A deployment (AI Core 2.42.0: {@code AiDeployment}). Immutable.
 *
 * @param id its id
 * @param resourceGroup the group it lives in
 * @param configuration what it runs
 * @param latestRunningConfigurationId what it ran before it was pointed at another configuration
 * @param status {@code RUNNING} or {@code STOPPED}
 * @param createdAt when it was made
 * @param modifiedAt when it was changed last
 */
public record Deployment(
    String id,
    String resourceGroup,
    Configuration configuration,
    String latestRunningConfigurationId,
    String status,
    Instant createdAt,
    Instant modifiedAt) {
  /** Says whether it takes calls. */
  public boolean isRunning() {
    return status.equals("RUNNING");
  }

  Deployment with(Configuration next, String nextStatus, Instant now) {
    String before =
        next.id().equals(configuration.id()) ? latestRunningConfigurationId : configuration.id();
    return new Deployment(id, resourceGroup, next, before, nextStatus, createdAt, now);
  }

  String url(String baseUrl) {
    return baseUrl + "/v2/inference/deployments/" + id;
  }

  ObjectNode toJson(String baseUrl) {
    ObjectNode json = Json.object()
        .put("id", id)
        .put("deploymentUrl", isRunning() ? url(baseUrl) : "")
        .put("configurationId", configuration.id())
        .put("configurationName", configuration.name())
        .put("executableId", configuration.executableId())
        .put("scenarioId", configuration.scenarioId())
        .put("status", status)
        .put("targetStatus", status)
        .put("lastOperation", createdAt.equals(modifiedAt) ? "CREATE" : "UPDATE")
        .put("latestRunningConfigurationId", latestRunningConfigurationId)
        .put("createdAt", createdAt.toString())
        .put("modifiedAt", modifiedAt.toString())
        .put("submissionTime", createdAt.toString())
        .put("startTime", createdAt.toString());
    json.set("details", BackendDetails.of(configuration));
    return json;
  }
}
