package dev.lictor.schema.aicore;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a configuration binds, as far as they name models (AI Core 2.42.0, {@code parameterBindings}; SAP's
 * documentation of foundation models, orchestration, evaluations and optimizations). Which parameter an executable reads, and
 * whether it minds case and underscores, is its own affair: all spellings of a name count, and of a name that is bound twice every
 * value. Confined to one call.
 */
final class Bindings {

  /** AI Core allows 5000 characters; each may be written as an escape of six bytes. */
  private static final int MAX_VALUE_BYTES = 30_000;

  private static final String GENAI = "genai-";
  private static final String DEPLOYMENT_PATH = "/deployments/";

  private static final ObjectShape<Binding> SHAPE = Text.<Binding>shape()
      .optional("key", (in, binding) -> binding.key = Text.string(in))
      .optional("value", (in, binding) -> {
        if (in.type() == JsonType.STRING) {
          binding.value = in.string(MAX_VALUE_BYTES);
        } else {
          in.skip();
        }
      })
      .build();

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> versions = new LinkedHashSet<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private final Set<String> configs = new LinkedHashSet<>();
  private final Set<String> urls = new LinkedHashSet<>();
  private final Set<String> filterTypes = new LinkedHashSet<>();
  private final Set<String> filterLists = new LinkedHashSet<>();

  /** Reads the value of {@code parameterBindings}. */
  static void read(JsonReader in, Findings findings) {
    Text.array(
        in,
        (reader, bindings) -> {
          Binding binding = new Binding();
          reader.object(SHAPE, binding);
          bindings.take(reader, binding);
        },
        findings.bindings);
  }

  private void take(JsonReader in, Binding binding) {
    Set<String> place = place(binding.key);
    if (place == null) {
      return;
    }
    if (binding.value == null) {
      throw in.fault("wrong_type", "the value of a binding that names models must be a string");
    }
    String value = binding.value.strip();
    if (!value.isEmpty()) {
      place.add(value);
    }
  }

  private @Nullable Set<String> place(String key) {
    return switch (key.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT)) {
      case "modelname" -> names;
      case "modelversion" -> versions;
      case "models", "targetmodels" -> lists;
      case "orchestrationregistryids" -> configs;
      case "orchestrationdeploymenturl" -> urls;
      case "modelfilterlisttype" -> filterTypes;
      case "modelfilterlist" -> filterLists;
      default -> null;
    };
  }

  /** Adds what the parameters name, once the whole configuration is read. */
  void settle(Findings findings) {
    for (String name : names) {
      if (versions.isEmpty()) {
        findings.model(name, "");
      }
      versions.forEach(version -> findings.model(name, version));
    }
    for (String list : lists) {
      if (!ModelList.read(list, findings) && findings.scenario.startsWith(GENAI)) {
        throw new JsonFault(
            "unsupported_value",
            "$.parameterBindings: expected models as name:version with commas between");
      }
    }
    for (String list : configs) {
      ModelList.split(list, id -> findings.reference("config_ref", id));
    }
    urls.forEach(url -> findings.deployment(deployment(url)));
  }

  private static String deployment(String url) {
    int from = url.lastIndexOf(DEPLOYMENT_PATH) + DEPLOYMENT_PATH.length();
    if (from < DEPLOYMENT_PATH.length()) {
      return "";
    }
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    return url.substring(from, to);
  }

  /** Returns the list of models for orchestration, if the configuration sets one. */
  Optional<ModelFilter> filter() {
    return FilterList.read(filterTypes, filterLists);
  }

  private static final class Binding {
    String key = "";

    @Nullable
    String value;
  }
}
