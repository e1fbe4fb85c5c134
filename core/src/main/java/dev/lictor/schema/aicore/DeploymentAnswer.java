package dev.lictor.schema.aicore;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * What AI Core answers to {@code GET /v2/lm/deployments/{deploymentId}}, as far as it tells which models run (AI Core 2.42.0,
 * {@code AiDeploymentResponseWithDetails}). The model stands under {@code details.resources.backendDetails} by the specification,
 * and under {@code backend_details} in answers that were seen; both are read. Immutable.
 *
 * @param id the id of the deployment
 * @param status its status, such as {@code RUNNING}
 * @param targetStatus the status that it shall have, or empty
 * @param scenarioId its scenario, or empty: listings were seen without
 * @param executableId its executable, or empty: listings were seen without
 * @param configurationId its configuration
 * @param latestRunningConfigurationId the configuration that ran before the last change, or empty; while a change is under way
 *     either may answer
 * @param models the models that its details name, in both spellings, each once; none for orchestration
 * @param conflicting whether the two spellings name different models, so that neither can be trusted
 */
public record DeploymentAnswer(
    String id,
    String status,
    String targetStatus,
    String scenarioId,
    String executableId,
    String configurationId,
    String latestRunningConfigurationId,
    List<ModelName> models,
    boolean conflicting) {

  /** Checks that nothing is null and copies the list. */
  public DeploymentAnswer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(targetStatus, "targetStatus");
    Objects.requireNonNull(scenarioId, "scenarioId");
    Objects.requireNonNull(executableId, "executableId");
    Objects.requireNonNull(configurationId, "configurationId");
    Objects.requireNonNull(latestRunningConfigurationId, "latestRunningConfigurationId");
    models = List.copyOf(models);
  }

  /** Returns the configurations of which either may answer, each once. */
  public List<String> configurations() {
    return latestRunningConfigurationId.isEmpty()
            || latestRunningConfigurationId.equals(configurationId)
        ? List.of(configurationId)
        : List.of(configurationId, latestRunningConfigurationId);
  }

  /**
   * Reads an answer.
   *
   * @param answer the whole answer between position and limit, as long as the caller allows; it is not changed
   */
  public static Parsed<DeploymentAnswer> parse(ByteBuffer answer) {
    return Text.parse(
        answer, DeploymentReading.SHAPE, new DeploymentReading(), each -> each.answer());
  }
}
