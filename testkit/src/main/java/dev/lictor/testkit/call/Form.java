package dev.lictor.testkit.call;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.testkit.domain.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a dialect, as far as it is the same in each call. A path holds <code>{model}</code> where it names one. Immutable.
 *
 * @param dialect the dialect
 * @param kind what it does
 * @param name its name
 * @param method its method
 * @param deployed its path behind a deployment; empty if it has none there
 * @param vendor its path at the vendor; empty if it has none there
 * @param executables the executables of AI Core that serve it; empty if none does
 * @param traits what its calls can have
 */
record Form(
    Dialect dialect,
    Kind kind,
    String name,
    String method,
    String deployed,
    String vendor,
    List<String> executables,
    Traits traits) {

  private static final String DEPLOYMENTS = "/v2/inference/deployments/";

  Form {
    executables = List.copyOf(executables);
  }

  /** Returns whether a deployment of AI Core serves it. */
  boolean isDeployed() {
    return !executables.isEmpty();
  }

  /** Returns whether it asks for what an earlier call left with the provider. */
  boolean isLookedUpLater() {
    return (deployed + vendor).contains('/' + Contents.KEPT_RESPONSE);
  }

  /** Returns whether its answer is always a stream. */
  boolean isAlwaysStreamed() {
    return name.toLowerCase(Locale.ROOT).contains("stream");
  }

  /** Returns an operation behind a deployment. */
  Operation at(String deployment, String model, String resourceGroup, Served served) {
    String path = DEPLOYMENTS + deployment + deployed.replace("{model}", model);
    return new Operation(
        kind, name, dialect.word(), deployment, resourceGroup, method, path, served, Map.of());
  }

  /** Returns an operation on the vendor's own path, or on the control plane's. */
  Operation at(String model, String resourceGroup) {
    return new Operation(
        kind, name, dialect.word(), "", resourceGroup, method, vendor.replace("{model}", model));
  }

  /** Returns the path of such an operation, at the deployment that it names or else at the vendor. */
  String pathOf(Operation operation, String model) {
    return operation.deployment().isEmpty()
        ? at(model, "").path()
        : at(operation.deployment(), model, "", Served.UNKNOWN).path();
  }

  /** Returns an operation that stands for all of this form. */
  Operation example() {
    return isDeployed() ? at("d1234", "model", "default", Served.UNKNOWN) : at("model", "default");
  }

  /** Returns the scenario of the deployments that serve it. */
  String scenario() {
    return switch (dialect) {
      case ORCHESTRATION_V1, ORCHESTRATION_V2 -> "orchestration";
      case OPAQUE -> "custom-scenario";
      default -> "foundation-models";
    };
  }
}
