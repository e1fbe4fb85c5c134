package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One configuration of all modules, in no version's dialect; a missing node where a module is not configured. Immutable; its
 * nodes must not be changed.
 *
 * @param model the model's name
 * @param version the model's version
 * @param params the model's parameters
 * @param prompt the template with its defaults, or a reference to one
 * @param inputFilters filters of the input
 * @param outputFilters filters of the output
 * @param maskings masking providers
 * @param groundingInput names of the placeholders that grounding reads
 * @param groundingOutput name of the placeholder that grounding fills
 * @param inputTranslation translation of the input
 * @param outputTranslation translation of the output
 */
record ModuleConfig(
    String model,
    String version,
    JsonNode params,
    JsonNode prompt,
    JsonNode inputFilters,
    JsonNode outputFilters,
    JsonNode maskings,
    JsonNode groundingInput,
    JsonNode groundingOutput,
    JsonNode inputTranslation,
    JsonNode outputTranslation) {

  static ModuleConfig ofV1(JsonNode modules) {
    JsonNode llm = modules.path("llm_module_config");
    JsonNode filtering = modules.path("filtering_module_config");
    JsonNode grounding = modules.path("grounding_module_config").path("config");
    return new ModuleConfig(
        llm.path("model_name").asText(),
        llm.path("model_version").asText("latest"),
        llm.path("model_params"),
        modules.path("templating_module_config"),
        filtering.path("input").path("filters"),
        filtering.path("output").path("filters"),
        modules.path("masking_module_config").path("masking_providers"),
        grounding.path("input_params"),
        grounding.path("output_param"),
        modules.path("input_translation_module_config"),
        modules.path("output_translation_module_config"));
  }

  static ModuleConfig ofV2(JsonNode modules) {
    JsonNode model = modules.path("prompt_templating").path("model");
    JsonNode filtering = modules.path("filtering");
    JsonNode masking = modules.path("masking");
    JsonNode placeholders = modules.path("grounding").path("config").path("placeholders");
    return new ModuleConfig(
        model.path("name").asText(),
        model.path("version").asText("latest"),
        model.path("params"),
        modules.path("prompt_templating").path("prompt"),
        filtering.path("input").path("filters"),
        filtering.path("output").path("filters"),
        masking.has("providers") ? masking.path("providers") : masking.path("masking_providers"),
        placeholders.path("input"),
        placeholders.path("output"),
        modules.path("translation").path("input"),
        modules.path("translation").path("output"));
  }
}
