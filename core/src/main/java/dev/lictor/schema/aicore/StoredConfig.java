package dev.lictor.schema.aicore;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/**
 * What is stored in the prompt registry: an orchestration configuration, whose modules may be partial, or a prompt template (prompt
 * registry, {@code OrchestrationConfigPostRequest}, {@code PromptTemplatePostRequest}). Confined to one call.
 */
final class StoredConfig {

  private static final ObjectShape<StoredConfig> MODEL = Text.<StoredConfig>shape()
      .required("name", (in, config) -> config.model = in.string())
      .optional("version", (in, config) -> config.modelVersion = Text.string(in))
      .build();

  private static final ObjectShape<StoredConfig> TEMPLATE_REF = Text.<StoredConfig>shape()
      .optional("id", (in, config) -> config.id = Text.string(in))
      .optional("scenario", (in, config) -> config.scenario = Text.string(in))
      .optional("name", (in, config) -> config.name = Text.string(in))
      .optional("version", (in, config) -> config.version = Text.string(in))
      .build();

  private static final ObjectShape<Findings> PROMPT =
      Text.<Findings>shape().optional("template_ref", StoredConfig::templateRef).build();

  private static final ObjectShape<Findings> PROMPT_TEMPLATING = Text.<Findings>shape()
      .optional("prompt", (in, findings) -> Text.object(in, PROMPT, findings))
      .optional("model", StoredConfig::model)
      .build();

  private static final ObjectShape<Findings> MODULES = Text.<Findings>shape()
      .optional("prompt_templating", (in, findings) -> Text.object(in, PROMPT_TEMPLATING, findings))
      .build();

  private static final ObjectShape<Findings> SPEC =
      Text.<Findings>shape().optional("modules", StoredConfig::modules).build();

  /** The body that stores an orchestration configuration. */
  static final ObjectShape<Findings> ORCHESTRATION =
      named().required("spec", (in, findings) -> in.object(SPEC, findings)).build();

  /** The body that stores a prompt template. */
  static final ObjectShape<Findings> TEMPLATE = named().build();

  private String id = "";
  private String scenario = "";
  private String name = "";
  private String version = "";
  private String model = "";
  private String modelVersion = "";

  private StoredConfig() {}

  private static ObjectShape.Builder<Findings> named() {
    return Text.<Findings>shape()
        .required("name", (in, findings) -> findings.name = in.string())
        .required("version", (in, findings) -> findings.version = in.string())
        .required("scenario", (in, findings) -> findings.scenario = in.string());
  }

  private static void modules(JsonReader in, Findings findings) {
    if (in.type() == JsonType.ARRAY) {
      in.array((reader, f) -> reader.object(MODULES, f), findings);
    } else {
      Text.object(in, MODULES, findings);
    }
  }

  private static void model(JsonReader in, Findings findings) {
    StoredConfig config = new StoredConfig();
    Text.object(in, MODEL, config);
    findings.model(config.model, config.modelVersion);
  }

  private static void templateRef(JsonReader in, Findings findings) {
    StoredConfig ref = new StoredConfig();
    Text.object(in, TEMPLATE_REF, ref);
    findings.reference("template_ref", ref.id);
    if (!ref.name.isEmpty()) {
      findings.reference("template_ref", ref.scenario + '/' + ref.name + '/' + ref.version);
    }
  }
}
