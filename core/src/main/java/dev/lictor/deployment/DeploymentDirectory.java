package dev.lictor.deployment;

import java.util.concurrent.CompletionStage;

/** Knows what deployments serve. Extension point. Implementations are thread-safe. */
public interface DeploymentDirectory {

  /**
   * Looks a deployment up.
   *
   * @return a stage that completes with the answer, or fails if nobody could say
   */
  CompletionStage<Finding> find(DeploymentQuery query);

  /**
   * Hears that the deployment may have been changed, or any of them: when the change was answered, and again when the
   * answer has ended or failed.
   *
   * @param deployment the id, or empty for all
   */
  void changed(String deployment);
}
