package dev.lictor.schema.aicore;

import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The bodies of those control-plane operations that name models, or what leads to one. Keys that mean nothing here are passed over,
 * but checked as JSON to the last byte. Not instantiable; all functions are pure. Thread-safe.
 */
public final class ControlBody {

  private static final ObjectShape<Findings> BATCH_SPEC = Text.<Findings>shape()
      .required("model", (in, findings) -> {
        String model = in.string();
        if (model.isEmpty()) {
          throw in.fault("unsupported_value", "the name of a model must not be empty");
        }
        findings.model(model, "");
      })
      .optional("provider", (in, findings) -> findings.provider = Text.string(in))
      .build();

  private static final ObjectShape<Findings> BATCH = Text.<Findings>shape()
      .required("spec", (in, findings) -> in.object(BATCH_SPEC, findings))
      .required("input", (in, findings) -> in.object(place("batch_input"), findings))
      .optional("output", (in, findings) -> Text.object(in, place("batch_output"), findings))
      .build();

  private static final ObjectShape<Findings> STARTED = Text.<Findings>shape()
      .required("configurationId", (in, findings) -> findings.configuration(in.string()))
      .build();

  private static final ObjectShape<Findings> CHANGED = Text.<Findings>shape()
      .optional("configurationId", (in, findings) -> findings.configuration(Text.string(in)))
      .build();

  private static final ObjectShape<Findings> CHANGED_ONE = Text.<Findings>shape()
      .required("id", (in, findings) -> findings.deployment(in.string()))
      .optional("configurationId", (in, findings) -> findings.configuration(Text.string(in)))
      .build();

  private static final ObjectShape<Findings> CHANGED_MANY = Text.<Findings>shape()
      .optional(
          "deployments",
          (in, findings) -> Text.array(in, (reader, f) -> reader.object(CHANGED_ONE, f), findings))
      .build();

  private static final ObjectShape<Findings> EMBEDDING = Text.<Findings>shape()
      .optional("modelName", (in, findings) -> findings.model(Text.string(in), ""))
      .build();

  /** The default is the specification's (document grounding, {@code EmbeddingConfig}). */
  private static final ObjectShape<Findings> COLLECTION = Text.<Findings>shape()
      .required("embeddingConfig", (in, findings) -> {
        in.object(EMBEDDING, findings);
        if (findings.models.isEmpty()) {
          findings.model("text-embedding-ada-002", "");
        }
      })
      .build();

  private static final Map<String, ObjectShape<Findings>> SHAPES = Map.ofEntries(
      Map.entry("batches.create", BATCH),
      Map.entry("configurations.create", ConfigurationAnswer.SHAPE),
      Map.entry("deployments.create", STARTED),
      Map.entry("deployments.update", CHANGED),
      Map.entry("deployments.updateMany", CHANGED_MANY),
      Map.entry("executions.create", STARTED),
      Map.entry("executionSchedules.create", STARTED),
      Map.entry("executionSchedules.update", CHANGED),
      Map.entry("orchestrationConfigs.create", StoredConfig.ORCHESTRATION),
      Map.entry("promptTemplates.create", StoredConfig.TEMPLATE),
      Map.entry("grounding.vector.collections.create", COLLECTION));

  private ControlBody() {}

  private static ObjectShape<Findings> place(String kind) {
    return Text.<Findings>shape()
        .required("uri", (in, findings) -> findings.reference(kind, in.string()))
        .build();
  }

  /** Returns whether the body of an operation names anything that {@link #parse} finds. */
  public static boolean isReadFor(ControlOperation operation) {
    return SHAPES.containsKey(operation.name());
  }

  /**
   * Reads a body.
   *
   * @param operation one for which {@link #isReadFor} is true
   * @param body the whole body between position and limit; it is not changed
   * @throws IllegalArgumentException if the bodies of the operation are not read
   */
  public static Parsed<ControlReading> parse(ControlOperation operation, ByteBuffer body) {
    ObjectShape<Findings> shape = SHAPES.get(operation.name());
    if (shape == null) {
      throw new IllegalArgumentException(
          "operation \"" + operation.name() + "\": its body is not read");
    }
    return Text.parse(body, shape, new Findings(), Findings::reading);
  }
}
