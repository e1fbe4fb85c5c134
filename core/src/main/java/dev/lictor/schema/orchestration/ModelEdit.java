package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.schema.CapName;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.ThinkingBudget;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives the model of one set of modules the caps and parameters that are mandated. Immutable.
 *
 * @param way the way to the model within a set
 * @param name the key of its name
 * @param params the key of its parameters
 * @param usualRetries how often it is tried again if nothing is said
 * @param writes whether it writes a text, so that there are caps to set
 * @param parameters the parameters that can be dropped or pinned
 * @param reader reads parameters
 */
record ModelEdit(
    List<String> way,
    String name,
    String params,
    long usualRetries,
    boolean writes,
    Set<String> parameters,
    Consumer<JsonReader> reader) {

  static final ModelEdit V1 = new ModelEdit(
      List.of("llm_module_config"),
      "model_name",
      "model_params",
      0,
      true,
      Set.copyOf(ModelReading.HARMLESS),
      in -> in.document(ModelReading.PARAMS, new ModuleSet()));

  static final ModelEdit V2 = new ModelEdit(
      List.of("prompt_templating", "model"),
      "name",
      "params",
      ModelReading.USUAL_RETRIES,
      true,
      Set.copyOf(ModelReading.HARMLESS),
      in -> in.document(ModelReading.PARAMS, new ModuleSet()));

  static final ModelEdit EMBEDDINGS = new ModelEdit(
      List.of("embeddings", "model"),
      "name",
      "params",
      ModelReading.USUAL_RETRIES,
      false,
      EmbeddingRequest.PARAMETERS,
      in -> in.document(EmbeddingRequest.PARAMS, in));

  /** Returns why no model can have the parameters that are mandated, if that is so. */
  Optional<String> problem(ParameterMandate mandate) {
    if (!parameters.containsAll(mandate.names())) {
      return Optional.of("a parameter that is mandated is not one that can be");
    }
    for (Map.Entry<String, Set<String>> pin : mandate.pinned().entrySet()) {
      if (!takes(pin.getKey(), pin.getValue().iterator().next())) {
        return Optional.of(
            "parameter \"" + pin.getKey() + "\" cannot have the value that is mandated");
      }
    }
    return Optional.empty();
  }

  private boolean takes(String key, String json) {
    try {
      reader.accept(new JsonReader(
          ByteBuffer.wrap(("{\"" + key + "\":" + json + '}').getBytes(StandardCharsets.UTF_8))));
      return true;
    } catch (JsonFault fault) {
      return false;
    }
  }

  /** Edits, or returns why that cannot be. */
  Optional<String> edit(JsonNode modules, Caps caps, ParameterMandate mandate) {
    JsonNode model = modules;
    for (String key : way) {
      model = model.object(key);
    }
    if (caps.retries().isPresent()) {
      lower(model, "max_retries", usualRetries, caps.retries().getAsLong());
    }
    pin(model, mandate);
    if (!writes) {
      return Optional.empty();
    }
    if (caps.choices().isPresent() && model.present(params).isPresent()) {
      lower(model.object(params), "n", 1, caps.choices().getAsLong());
    }
    return caps.outputTokens().isPresent()
        ? cap(model, caps.outputTokens().getAsLong())
        : Optional.empty();
  }

  /** Lowers a value, which is the usual one if it is not there. */
  private static boolean lower(JsonNode parent, String key, long usual, long most) {
    boolean more = parent.number(key, usual) > most;
    if (more) {
      parent.put(key, most);
    }
    return more;
  }

  private void pin(JsonNode model, ParameterMandate mandate) {
    if (model.present(params).isPresent()) {
      mandate.dropped().forEach(model.object(params)::remove);
    }
    mandate.pinned().forEach((key, values) -> {
      String value = values.iterator().next();
      JsonNode own = model.object(params);
      if (own.find(key).filter(found -> found.says(value)).isEmpty()) {
        own.putJson(key, value);
      }
    });
  }

  /** Caps the model; all but OpenAI's know the old name of a cap only (SAP AI Core's list of models). */
  private Optional<String> cap(JsonNode model, long most) {
    JsonNode own = model.object(params);
    CapName key = CapName.of(model.text(name)).orElse(CapName.OLD);
    long before = own.number(key.key(), own.number(key.other().key(), Long.MAX_VALUE));
    if (ThinkingBudget.starves(own.present("thinking"), before, most)) {
      return Optional.of(ThinkingBudget.STARVED);
    }
    Lowering.orPut(own, OptionalLong.of(most), key.key(), key.other().key());
    return Optional.empty();
  }
}
