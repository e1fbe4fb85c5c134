package dev.lictor.schema.aicore;

import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What AI Core answers to {@code GET /v2/lm/configurations/{configurationId}}, as far as it tells which models run (AI Core 2.42.0,
 * {@code AiConfiguration}). Immutable.
 *
 * @param id the id of the configuration, or empty if the answer does not say
 * @param scenarioId the scenario
 * @param executableId the executable
 * @param names what its parameters name
 */
public record ConfigurationAnswer(
    String id, String scenarioId, String executableId, ControlReading names) {

  /** What the answer and the body that creates a configuration share. */
  static final ObjectShape<Findings> SHAPE = Text.<Findings>shape()
      .optional("id", (in, findings) -> findings.id = Text.string(in))
      .required("scenarioId", (in, findings) -> findings.scenario = in.string())
      .required("executableId", (in, findings) -> findings.executable = in.string())
      .optional("parameterBindings", Bindings::read)
      .build();

  /** Checks that nothing is null. */
  public ConfigurationAnswer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(scenarioId, "scenarioId");
    Objects.requireNonNull(executableId, "executableId");
    Objects.requireNonNull(names, "names");
  }

  /**
   * Reads an answer.
   *
   * @param answer the whole answer between position and limit, as long as the caller allows; it is not changed
   */
  public static Parsed<ConfigurationAnswer> parse(ByteBuffer answer) {
    return Text.parse(
        answer,
        SHAPE,
        new Findings(),
        found ->
            new ConfigurationAnswer(found.id, found.scenario, found.executable, found.reading()));
  }
}
