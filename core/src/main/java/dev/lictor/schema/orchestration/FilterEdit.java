package dev.lictor.schema.orchestration;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.internal.json.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the content filters of one set of modules stop at least what is mandated. A filter or a key that is missing is added; what is not
 * mandated stays unsaid. Immutable.
 *
 * @param module the key of the module
 * @param azure the keys of Azure Content Safety
 */
record FilterEdit(String module, AzureKeys azure) {

  static final FilterEdit V1 = new FilterEdit("filtering_module_config", AzureKeys.V1);
  static final FilterEdit V2 = new FilterEdit("filtering", AzureKeys.V2);

  /** Returns why no filter can be what is mandated, if that is so. */
  static Optional<String> problem(Filtering least) {
    if (least.output().azure().promptShield()) {
      return Optional.of("prompt_shield is for the input only");
    }
    if (least.input().azure().protectedMaterialCode()) {
      return Optional.of("protected_material_code is for the output only");
    }
    return FilterReading.CATEGORIES.containsAll(least.input().llamaGuard())
            && FilterReading.CATEGORIES.containsAll(least.output().llamaGuard())
        ? Optional.empty()
        : Optional.of(FilterReading.LLAMA_GUARD + " does not know a category that is mandated");
  }

  void edit(JsonNode modules, Filtering least) {
    edit(modules, "input", least.input());
    edit(modules, "output", least.output());
  }

  private void edit(JsonNode modules, String side, Filters least) {
    if (least.equals(Filters.NONE)) {
      return;
    }
    JsonNode filters = modules.object(module).object(side).list("filters");
    if (!least.azure().equals(AzureContentSafety.NONE)) {
      edit(config(filters, FilterReading.AZURE), least.azure());
    }
    if (!least.llamaGuard().isEmpty()) {
      JsonNode config = config(filters, FilterReading.LLAMA_GUARD);
      for (String category : FilterReading.CATEGORIES) {
        on(config, category, least.llamaGuard().contains(category));
      }
    }
  }

  private void edit(JsonNode config, AzureContentSafety least) {
    atMost(config, azure.hate(), least.hate());
    atMost(config, azure.selfHarm(), least.selfHarm());
    atMost(config, azure.sexual(), least.sexual());
    atMost(config, azure.violence(), least.violence());
    on(config, azure.promptShield(), least.promptShield());
    on(config, azure.protectedMaterialCode(), least.protectedMaterialCode());
  }

  private static JsonNode config(JsonNode filters, String type) {
    for (JsonNode filter : filters.items()) {
      if (filter.text("type").equals(type)) {
        return filter.object("config");
      }
    }
    return filters.append(Map.of("type", type)).object("config");
  }

  private static void atMost(JsonNode config, String key, long most) {
    if (config.number(key, AzureContentSafety.OFF) > most) {
      config.put(key, most);
    }
  }

  private static void on(JsonNode config, String key, boolean mandated) {
    if (mandated && !config.text(key).equals("true")) {
      config.put(key, true);
    }
  }
}
