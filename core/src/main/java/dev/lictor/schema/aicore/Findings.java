package dev.lictor.schema.aicore;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonFault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a body names, while it is read. Confined to one call. */
final class Findings {

  private static final int MAX_MODELS = 256;

  final Set<ModelName> models = new LinkedHashSet<>();
  final Set<String> configurations = new LinkedHashSet<>();
  final Set<String> deployments = new LinkedHashSet<>();
  final List<Reference> references = new ArrayList<>(2);
  final Bindings bindings = new Bindings();
  String id = "";
  boolean configured;
  String scenario = "";
  String executable = "";
  String provider = "";
  String name = "";
  String version = "";

  void model(String model, String modelVersion) {
    if (model.isEmpty()) {
      return;
    }
    models.add(new ModelName(model, modelVersion.isEmpty() ? ModelName.LATEST : modelVersion));
    if (models.size() > MAX_MODELS) {
      throw new JsonFault("too_many", "$: a body may name " + MAX_MODELS + " models");
    }
  }

  void configuration(String configurationId) {
    if (!configurationId.isEmpty()) {
      configurations.add(configurationId);
    }
  }

  void deployment(String deploymentId) {
    if (!deploymentId.isEmpty()) {
      deployments.add(deploymentId);
    }
  }

  void reference(String kind, String referred) {
    if (!referred.isEmpty()) {
      references.add(new Reference(kind, referred, Reference.Effect.CARRIES));
    }
  }

  ControlReading reading() {
    bindings.settle(this);
    return new ControlReading(
        List.copyOf(models),
        List.copyOf(configurations),
        List.copyOf(deployments),
        references,
        scenario,
        executable,
        provider,
        name.isEmpty() ? "" : scenario + '/' + name + '/' + version,
        bindings.filter(),
        configured ? id : "");
  }
}
