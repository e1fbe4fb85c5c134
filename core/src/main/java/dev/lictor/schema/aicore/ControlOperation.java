package dev.lictor.schema.aicore;

import dev.lictor.call.Kind;
import java.util.List;
import java.util.Objects;

/**
 * One operation of AI Core's control plane. Immutable.
 *
 * @param method the method
 * @param path the path with its parameters in braces, such as {@code /v2/lm/deployments/{deploymentId}}
 * @param name what policies write, such as {@code deployments.update}
 * @param risk what harm it can do
 * @param resourceGroup whether it is about one resource group
 */
public record ControlOperation(
    String method, String path, String name, Risk risk, ResourceGroupHeader resourceGroup) {

  /** Checks that nothing is null. */
  public ControlOperation {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(resourceGroup, "resourceGroup");
  }

  /** Returns {@link Kind#JOB} for what calls models, and {@link Kind#CONTROL} for all else. */
  public Kind kind() {
    return risk == Risk.SPEND ? Kind.JOB : Kind.CONTROL;
  }

  /**
   * Returns the segment that stands where the path has a parameter, or empty if the path has none of that name.
   *
   * @param parameter a name, such as {@code deploymentId}; of one that takes several segments the first is returned
   * @param segments those for which {@link ControlOperations#find} returned this operation
   */
  public String parameter(String parameter, List<String> segments) {
    int index = 0;
    for (int at = 1; at > 0; at = path.indexOf('/', at) + 1) {
      boolean here = path.charAt(at) == '{'
          && path.startsWith(parameter, at + 1)
          && path.startsWith("}", at + 1 + parameter.length());
      if (here) {
        return segments.get(index);
      }
      index++;
    }
    return "";
  }
}
