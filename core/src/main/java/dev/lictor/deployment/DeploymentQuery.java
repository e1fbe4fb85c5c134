package dev.lictor.deployment;

import dev.lictor.http.RequestHead;
import dev.lictor.identity.Caller;
import java.util.Objects;

/**
 * A question for what a deployment serves. Immutable.
 *
 * @param caller who calls it
 * @param head the head of the call, whose token and resource group the control plane may be asked with
 * @param deployment the id of the deployment
 */
public record DeploymentQuery(Caller caller, RequestHead head, String deployment) {
  /** Checks that nothing is null. */
  public DeploymentQuery {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(deployment, "deployment");
  }

  /** Returns the resource group that the head names, or empty if it names none. */
  public String resourceGroup() {
    String group = head.headers().first("AI-Resource-Group");
    return group == null ? "" : group;
  }
}
