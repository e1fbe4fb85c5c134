package dev.lictor.schema.orchestration;

import dev.lictor.call.Masking;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.MaskingMandate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the masking of one set of modules hide at least what is mandated. What all providers of a set decide together is made right in each
 * of them; an entity that none hides is added to the first. Immutable.
 *
 * @param module the key of the module
 * @param providers the keys that its list of providers may have; the first is written
 */
record MaskEdit(String module, List<String> providers) {

  static final MaskEdit V1 = new MaskEdit("masking_module_config", List.of("masking_providers"));
  static final MaskEdit V2 = new MaskEdit("masking", List.of("providers", "masking_providers"));

  private static final String ENTITIES = "entities";
  private static final String METHOD = "method";
  private static final String ANONYMIZATION = "anonymization";

  /** Returns why nothing can be masked as is mandated, if that is so. */
  static Optional<String> problem(MaskingMandate least) {
    for (String entity : least.entities()) {
      boolean known = entity.startsWith(MaskReading.REGEX)
          ? entity.length() > MaskReading.REGEX.length()
          : MaskReading.ENTITIES.contains(entity);
      if (!known) {
        return Optional.of("masking does not know an entity that is mandated");
      }
    }
    return Optional.empty();
  }

  void edit(JsonNode modules, MaskingMandate least) {
    boolean masks = modules.present(module).isPresent();
    if (!masks && least.entities().isEmpty()) {
      return;
    }
    JsonNode list = list(modules.object(module));
    if (list.items().isEmpty()) {
      JsonNode provider = list.append(Map.of("type", MaskReading.PROVIDER));
      provider.put(METHOD, "pseudonymization");
      provider.list(ENTITIES);
    }
    Set<String> missing = new TreeSet<>(least.entities());
    for (JsonNode provider : list.items()) {
      tighten(provider, least);
      missing.removeAll(entities(provider));
    }
    if (!missing.isEmpty()) {
      JsonNode entities = list.items().get(0).list(ENTITIES);
      missing.forEach(entity -> add(entities, entity));
    }
  }

  private JsonNode list(JsonNode masking) {
    for (String key : providers) {
      if (masking.present(key).isPresent()) {
        return masking.list(key);
      }
    }
    return masking.list(providers.get(0));
  }

  private static void tighten(JsonNode provider, MaskingMandate least) {
    if (least.method() == Masking.Method.ANONYMIZATION) {
      set(provider, METHOD, ANONYMIZATION);
    }
    least.allowed().ifPresent(allowed -> {
      for (JsonNode shown : provider.items("allowlist")) {
        if (!allowed.contains(shown.text())) {
          provider.list("allowlist").remove(shown);
        }
      }
    });
    if (least.groundingInput()) {
      JsonNode grounding = provider.object("mask_grounding_input");
      if (!grounding.text("enabled").equals("true")) {
        grounding.put("enabled", true);
      }
    }
    if (least.files()) {
      set(provider, "mask_file_input_method", ANONYMIZATION);
    }
  }

  private static void set(JsonNode provider, String key, String value) {
    if (!provider.text(key).equals(value)) {
      provider.put(key, value);
    }
  }

  private static Set<String> entities(JsonNode provider) {
    Set<String> names = new HashSet<>();
    for (JsonNode entity : provider.items(ENTITIES)) {
      String type = entity.text("type");
      names.add(type.isEmpty() ? MaskReading.REGEX + entity.text("regex") : type);
    }
    return names;
  }

  private static void add(JsonNode entities, String entity) {
    if (!entity.startsWith(MaskReading.REGEX)) {
      entities.append(Map.of("type", entity));
      return;
    }
    JsonNode custom =
        entities.append(Map.of("regex", entity.substring(MaskReading.REGEX.length())));
    custom
        .put("replacement_strategy", Map.of(METHOD, "constant"))
        .put("value", "MASKED_CUSTOM_ENTITY");
  }
}
