package dev.lictor.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a request's head asks for. Immutable.
 *
 * @param kind what the operation does
 * @param name the name of the operation within its dialect, such as {@code completion}
 * @param dialect the wire format, such as {@code orchestration.v2}
 * @param deployment the id of the deployment in the path, or empty if the path names none
 * @param resourceGroup the resource group that the head names, or empty if it names none
 * @param method the method
 * @param path the path, strictly parsed, without the query
 * @param served what the deployment serves, if the path names one and the control plane was asked
 * @param parameters what else of the head belongs to what the body says, by a name of the dialect's: the model that a path names,
 *     the headers of a guardrail
 */
public record Operation(
    Kind kind,
    String name,
    String dialect,
    String deployment,
    String resourceGroup,
    String method,
    String path,
    Served served,
    Map<String, String> parameters) {

  /** Checks that nothing is null, and copies the parameters. */
  public Operation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(dialect, "dialect");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(resourceGroup, "resourceGroup");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(served, "served");
    parameters = Map.copyOf(parameters);
  }

  /** Makes an operation of which nobody asked what its deployment serves. */
  public Operation(
      Kind kind,
      String name,
      String dialect,
      String deployment,
      String resourceGroup,
      String method,
      String path) {
    this(kind, name, dialect, deployment, resourceGroup, method, path, Served.UNKNOWN, Map.of());
  }

  /** Returns this operation with what its deployment serves. */
  public Operation at(Served deployed) {
    return new Operation(
        kind, name, dialect, deployment, resourceGroup, method, path, deployed, parameters);
  }

  /** Returns this operation with more parameters. */
  public Operation and(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(parameters);
    all.putAll(more);
    return new Operation(kind, name, dialect, deployment, resourceGroup, method, path, served, all);
  }

  /** Returns a parameter, or empty if there is none of that name. */
  public String parameter(String parameter) {
    return parameters.getOrDefault(parameter, "");
  }

  /** Returns whether the dialect is the given one or one of its kin: {@code orchestration} covers {@code orchestration.v2}. */
  public boolean speaks(String dialectOrFamily) {
    return dialect.startsWith(dialectOrFamily)
        && (dialect.length() == dialectOrFamily.length()
            || dialect.charAt(dialectOrFamily.length()) == '.');
  }
}
