package dev.lictor.schema.aicore;

import dev.lictor.call.Reference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a body of the control plane names. Immutable.
 *
 * @param models the models that may run by what the body starts or stores, each once
 * @param configurations the ids of the configurations that it names
 * @param deployments the ids of the deployments that it names, in lists or within a URL
 * @param references what else it names and does not carry: {@code batch_input} and {@code batch_output} with their URI, {@code
 *     config_ref} and {@code template_ref} as in orchestration
 * @param scenario the scenario of a configuration, or empty
 * @param executable the executable of a configuration, or empty
 * @param provider the provider of a batch, or empty
 * @param stored scenario, name and version, with slashes between, of the prompt template or orchestration configuration that the
 *     body stores, or empty
 * @param filter the list of models that a configuration sets for orchestration, if it does
 * @param configured the id of the configuration that was looked up and put into the body, or empty
 */
public record ControlReading(
    List<ModelName> models,
    List<String> configurations,
    List<String> deployments,
    List<Reference> references,
    String scenario,
    String executable,
    String provider,
    String stored,
    Optional<ModelFilter> filter,
    String configured) {

  /** Checks that nothing is null and copies the lists. */
  public ControlReading {
    models = List.copyOf(models);
    configurations = List.copyOf(configurations);
    deployments = List.copyOf(deployments);
    references = List.copyOf(references);
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(executable, "executable");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(configured, "configured");
  }
}
