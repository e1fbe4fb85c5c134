package dev.lictor.schema.aicore;

import dev.lictor.internal.json.ObjectShape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An answer about a deployment, while it is read. Confined to one call. */
final class DeploymentReading {

  private static final ObjectShape<Found> MODEL = Text.<Found>shape()
      .optional("name", (in, found) -> found.name = Text.string(in))
      .optional("version", (in, found) -> found.version = Text.string(in))
      .build();

  private static final ObjectShape<Found> BACKEND = Text.<Found>shape()
      .optional("model", (in, found) -> Text.object(in, MODEL, found))
      .build();

  private static final ObjectShape<DeploymentReading> RESOURCES = Text.<DeploymentReading>shape()
      .optional("backendDetails", (in, each) -> Text.object(in, BACKEND, each.specified))
      .optional("backend_details", (in, each) -> Text.object(in, BACKEND, each.seen))
      .build();

  private static final ObjectShape<DeploymentReading> DETAILS = Text.<DeploymentReading>shape()
      .optional("resources", (in, each) -> Text.object(in, RESOURCES, each))
      .build();

  static final ObjectShape<DeploymentReading> SHAPE = Text.<DeploymentReading>shape()
      .required("id", (in, each) -> each.id = in.string())
      .required("status", (in, each) -> each.status = in.string())
      .required("configurationId", (in, each) -> each.configurationId = in.string())
      .optional("targetStatus", (in, each) -> each.targetStatus = Text.string(in))
      .optional("scenarioId", (in, each) -> each.scenarioId = Text.string(in))
      .optional("executableId", (in, each) -> each.executableId = Text.string(in))
      .optional("latestRunningConfigurationId", (in, each) -> each.latest = Text.string(in))
      .optional("details", (in, each) -> Text.object(in, DETAILS, each))
      .build();

  private final Found specified = new Found();
  private final Found seen = new Found();
  private String id = "";
  private String status = "";
  private String targetStatus = "";
  private String scenarioId = "";
  private String executableId = "";
  private String configurationId = "";
  private String latest = "";

  DeploymentAnswer answer() {
    Set<ModelName> models = new LinkedHashSet<>();
    specified.addTo(models);
    seen.addTo(models);
    return new DeploymentAnswer(
        id,
        status,
        targetStatus,
        scenarioId,
        executableId,
        configurationId,
        latest,
        List.copyOf(models),
        models.size() > 1);
  }

  private static final class Found {
    String name = "";
    String version = "";

    void addTo(Set<ModelName> models) {
      if (!name.isEmpty()) {
        models.add(new ModelName(name, version.isEmpty() ? ModelName.LATEST : version));
      }
    }
  }
}
