package dev.lictor.example.simulator.controlplane;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the provider has configured and deployed, by resource group. Thread-safe.
 *
 * <p>It starts with what a Content-as-a-Service provider shares, an orchestration and a gpt-4o deployment in {@code shared},
 * and with more of its own in {@code default}.
 */
public final class Landscape {
  /** The resource group that consumers see. */
  public static final String SHARED = "shared";

  /** Another group that consumers see, with one deployment of each dialect. */
  public static final String MODELS = "models";

  /** The orchestration deployment in {@link #SHARED}. */
  public static final String ORCHESTRATION = "d-orchestration-01";

  /** The gpt-4o deployment in {@link #SHARED}. */
  public static final String FOUNDATION_MODEL = "d-gpt-4o-01";

  private final InstantSource clock;
  private final Map<String, Configuration> configurations = new LinkedHashMap<>();
  private final Map<String, Deployment> deployments = new LinkedHashMap<>();

  /** Starts as the provider has left it. */
  public Landscape(InstantSource clock) {
    this.clock = clock;
    Instant start = clock.instant();
    deployed(ORCHESTRATION, SHARED, "orchestration", "orchestration", Map.of(), start);
    deployed(FOUNDATION_MODEL, SHARED, "foundation-models", "azure-openai", model("gpt-4o"), start);
    direct(start);
    vendors(start);
    deployed("d-orchestration-dev", "default", "orchestration", "orchestration", Map.of(), start);
    deployed(
        "d-gpt-4o-mini-dev",
        "default",
        "foundation-models",
        "azure-openai",
        model("gpt-4o-mini"),
        start);
    deployed(
        "d-claude-dev",
        "default",
        "foundation-models",
        "aws-bedrock",
        model("anthropic--claude-4-sonnet"),
        start);
  }

  private void direct(Instant start) {
    for (DirectDeployments.Entry entry : DirectDeployments.ALL) {
      Map<String, String> parameters = entry.model().isEmpty() ? Map.of() : model(entry.model());
      deployed(entry.id(), MODELS, entry.scenario(), entry.executable(), parameters, start);
    }
  }

  private void vendors(Instant start) {
    foundation("d-claude-01", "aws-bedrock", "anthropic--claude-4-sonnet", start);
    foundation("d-nova-01", "aws-bedrock", "amazon--nova-lite", start);
    foundation("d-titan-text-01", "aws-bedrock", "amazon--titan-text-express", start);
    foundation("d-titan-embed-01", "aws-bedrock", "amazon--titan-embed-text", start);
    foundation("d-gemini-01", "gcp-vertexai", "gemini-2.5-flash", start);
    foundation("d-gemini-embedding-01", "gcp-vertexai", "gemini-embedding", start);
  }

  private void foundation(String id, String executable, String model, Instant start) {
    deployed(id, MODELS, "foundation-models", executable, model(model), start);
  }

  private static Map<String, String> model(String name) {
    return Map.of("modelName", name, "modelVersion", "latest");
  }

  private void deployed(
      String id,
      String group,
      String scenario,
      String executable,
      Map<String, String> parameters,
      Instant start) {
    Configuration configuration = new Configuration(
        "c" + id.substring(1), group, id.substring(2), scenario, executable, parameters, start);
    configurations.put(configuration.id(), configuration);
    deployments.put(
        id, new Deployment(id, group, configuration, configuration.id(), "RUNNING", start, start));
  }

  /** Returns the deployments of a group, in the order they were made. */
  public synchronized List<Deployment> deployments(String group) {
    return deployments.values().stream()
        .filter(deployment -> deployment.resourceGroup().equals(group))
        .toList();
  }

  /** Finds a deployment within a group. */
  public synchronized Optional<Deployment> deployment(String group, String id) {
    return Optional.ofNullable(deployments.get(id))
        .filter(deployment -> deployment.resourceGroup().equals(group));
  }

  synchronized List<Configuration> configurations(String group) {
    return configurations.values().stream()
        .filter(configuration -> configuration.resourceGroup().equals(group))
        .toList();
  }

  synchronized Optional<Configuration> configuration(String group, String id) {
    return Optional.ofNullable(configurations.get(id))
        .filter(configuration -> configuration.resourceGroup().equals(group));
  }

  synchronized Configuration configure(
      String group,
      String name,
      String scenario,
      String executable,
      Map<String, String> parameters) {
    Configuration configuration = new Configuration(
        UUID.randomUUID().toString(),
        group,
        name,
        scenario,
        executable,
        parameters,
        clock.instant());
    configurations.put(configuration.id(), configuration);
    return configuration;
  }

  synchronized Deployment deploy(Configuration configuration) {
    Instant now = clock.instant();
    String id = "d" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    Deployment deployment = new Deployment(
        id, configuration.resourceGroup(), configuration, configuration.id(), "RUNNING", now, now);
    deployments.put(id, deployment);
    return deployment;
  }

  synchronized void change(Deployment deployment, Configuration configuration, String status) {
    deployments.computeIfPresent(
        deployment.id(), (id, before) -> before.with(configuration, status, clock.instant()));
  }

  synchronized void delete(Deployment deployment) {
    deployments.remove(deployment.id());
  }
}
