package dev.lictor.schema.orchestration;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.internal.json.JsonType;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives one kind of request what is mandated, in every set of modules that may run. What such a request never does counts as mandatable and
 * is met by all: embeddings have one answer without text, v1 documents no retries. Immutable.
 */
final class Tightening {

  static final Tightening V1 = new Tightening(
      List.of("orchestration_config", "module_configurations"),
      Optional.of(FilterEdit.V1),
      MaskEdit.V1,
      ModelEdit.V1,
      Set.of(Aspect.PROTECTED_MATERIAL_CODE, Aspect.MASKED_FILES));

  static final Tightening V2 = new Tightening(
      List.of("config", "modules"),
      Optional.of(FilterEdit.V2),
      MaskEdit.V2,
      ModelEdit.V2,
      Set.of());

  static final Tightening EMBEDDINGS = new Tightening(
      List.of("config", "modules"),
      Optional.empty(),
      MaskEdit.V2,
      ModelEdit.EMBEDDINGS,
      Set.of(
          Aspect.AZURE_CONTENT_SAFETY,
          Aspect.PROMPT_SHIELD,
          Aspect.PROTECTED_MATERIAL_CODE,
          Aspect.LLAMA_GUARD));

  private final List<String>
      way; // to the modules: one set, or a list of which each element may run
  private final Optional<FilterEdit> filters;
  private final MaskEdit masks;
  private final ModelEdit models;
  private final Set<Aspect> mandatable;

  private Tightening(
      List<String> way,
      Optional<FilterEdit> filters,
      MaskEdit masks,
      ModelEdit models,
      Set<Aspect> beyond) {
    this.way = way;
    this.filters = filters;
    this.masks = masks;
    this.models = models;
    Set<Aspect> rest = EnumSet.complementOf(EnumSet.of(Aspect.SAFETY_SETTINGS, Aspect.GUARDRAIL));
    rest.removeAll(beyond);
    this.mandatable = Collections.unmodifiableSet(rest);
  }

  Set<Aspect> mandatable() {
    return mandatable;
  }

  Set<String> parameters() {
    return models.parameters();
  }

  Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    Set<Aspect> beyond = mandate.aspects();
    beyond.removeAll(mandatable);
    if (!beyond.isEmpty()) {
      return new Tightened.Impossible("a call of " + operation.dialect() + " cannot have "
          + beyond.iterator().next().word());
    }
    Optional<String> problem = FilterEdit.problem(mandate.filtering())
        .or(() -> MaskEdit.problem(mandate.masking()))
        .or(() -> models.problem(mandate.parameters()));
    if (problem.isPresent()) {
      return new Tightened.Impossible(problem.get());
    }
    JsonNode root = JsonNode.of(body);
    if (root.present(Ref.CONFIG).isPresent()) {
      return new Tightened.Impossible("what a " + Ref.CONFIG + " stands for is not in the request");
    }
    for (JsonNode modules : modules(root)) {
      problem = edit(modules, mandate);
      if (problem.isPresent()) {
        return new Tightened.Impossible(problem.get());
      }
    }
    return new Tightened.Request(root.isChanged() ? root.bytes() : body, operation);
  }

  private List<JsonNode> modules(JsonNode root) {
    JsonNode found = root;
    for (String key : way) {
      found = found.object(key);
    }
    return found.type() == JsonType.ARRAY ? found.items() : List.of(found);
  }

  private Optional<String> edit(JsonNode modules, Mandate mandate) {
    filters.ifPresent(edit -> edit.edit(modules, mandate.filtering()));
    masks.edit(modules, mandate.masking());
    return models.edit(modules, mandate.caps(), mandate.parameters());
  }
}
