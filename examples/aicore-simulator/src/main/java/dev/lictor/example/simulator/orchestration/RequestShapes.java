package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.ObjectShape;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import org.jspecify.annotations.Nullable;

/** Shapes of whole completion requests (specs as in {@link MessageShapes}). Thread-safe. */
final class RequestShapes {
  private static final ObjectShape STREAM_SIZE = Shapes.object()
      .optional("chunk_size", Shapes.integer(1, 10_000))
      .optional("delimiters", Shapes.listOf(Shapes.text(), 1));
  private static final Shape V1 = v1();
  private static final Shape V2 = v2(false);
  private static final Shape V2_REFERENCED = v2(true);

  private RequestShapes() {}

  static @Nullable String problem(Dialect dialect, JsonNode request) {
    if (dialect == Dialect.V1) {
      return V1.problem(request, "");
    }
    return (request.has("config_ref") ? V2_REFERENCED : V2).problem(request, "");
  }

  private static Shape v1() {
    Shape modules = Shapes.object()
        .required(
            "llm_module_config",
            Shapes.object()
                .required("model_name", Shapes.text())
                .optional("model_version", Shapes.text())
                .optional("model_params", Shapes.anyObject()))
        .required("templating_module_config", templating(Dialect.V1))
        .optional("filtering_module_config", ModuleShapes.filtering(Dialect.V1))
        .optional("masking_module_config", ModuleShapes.masking(Dialect.V1))
        .optional("grounding_module_config", ModuleShapes.grounding(Dialect.V1))
        .optional("input_translation_module_config", ModuleShapes.translationV1())
        .optional("output_translation_module_config", ModuleShapes.translationV1());
    return Shapes.object()
        .required(
            "orchestration_config",
            Shapes.object()
                .required("module_configurations", modules)
                .optional("stream", Shapes.flag())
                .optional("stream_options", STREAM_SIZE))
        .optional("input_params", Shapes.mapOf(Shapes.text()))
        .optional("messages_history", MessageShapes.messages(Dialect.V1, 0));
  }

  private static Shape v2(boolean referenced) {
    ObjectShape stream = STREAM_SIZE.optional("enabled", Shapes.flag());
    Shape modules = modules(referenced);
    ObjectShape request = Shapes.object()
        .optional("placeholder_values", Shapes.mapOf(Shapes.text()))
        .optional("messages_history", MessageShapes.messages(Dialect.V2, 0));
    if (referenced) {
      Shape byName = Shapes.object()
          .required("scenario", Shapes.text())
          .required("name", Shapes.text())
          .required("version", Shapes.text());
      return request
          .required(
              "config_ref", Shapes.either(Shapes.object().required("id", Shapes.text()), byName))
          .optional(
              "config", Shapes.object().optional("modules", modules).optional("stream", stream));
    }
    Shape oneOrMore =
        (value, at) -> (value.isArray() ? Shapes.listOf(modules, 1) : modules).problem(value, at);
    return request.required(
        "config", Shapes.object().required("modules", oneOrMore).optional("stream", stream));
  }

  static Shape stored() {
    Shape modules = (value, at) ->
        (value.isArray() ? Shapes.listOf(modules(false), 1) : modules(true)).problem(value, at);
    return Shapes.object()
        .optional("modules", modules)
        .optional("stream", STREAM_SIZE.optional("enabled", Shapes.flag()));
  }

  private static Shape modules(boolean partial) {
    Shape model = Shapes.object()
        .required("name", Shapes.text())
        .optional("version", Shapes.text())
        .optional("params", Shapes.anyObject())
        .optional("timeout", Shapes.integer(1, 1200))
        .optional("max_retries", Shapes.integer(0, 5));
    ObjectShape prompting = Shapes.object().optional("prompt", templating(Dialect.V2));
    ObjectShape modules = Shapes.object()
        .optional("filtering", ModuleShapes.filtering(Dialect.V2))
        .optional("masking", ModuleShapes.masking(Dialect.V2))
        .optional("grounding", ModuleShapes.grounding(Dialect.V2))
        .optional(
            "translation",
            Shapes.object()
                .optional("input", ModuleShapes.translation(true))
                .optional("output", ModuleShapes.translation(false)));
    return partial
        ? modules.optional("prompt_templating", prompting.optional("model", model))
        : modules.required("prompt_templating", prompting.required("model", model));
  }

  private static Shape templating(Dialect dialect) {
    Shape template = Shapes.object()
        .required("template", MessageShapes.messages(dialect, 1))
        .optional("defaults", Shapes.mapOf(Shapes.text()))
        .optional("response_format", MessageShapes.responseFormat())
        .optional("tools", MessageShapes.tools(dialect));
    ObjectShape byId = Shapes.object().required("id", Shapes.text());
    ObjectShape byName = Shapes.object()
        .required("scenario", Shapes.text())
        .required("name", Shapes.text())
        .required("version", Shapes.text());
    Shape scope = Shapes.choice("resource_group", "tenant");
    Shape reference = Shapes.object()
        .required(
            "template_ref",
            dialect == Dialect.V1
                ? Shapes.either(byId, byName)
                : Shapes.either(byId.optional("scope", scope), byName.optional("scope", scope)));
    return (value, at) -> (value.has("template_ref") ? reference : template).problem(value, at);
  }
}
