package dev.lictor.dsl.fact;

import dev.lictor.call.ModelRef;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.model.ModelEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes models of what is told of them: a name stands for its entry in the catalogue, fields are laid over it. */
final class ModelMaker {

  private final Directories directories;
  private final Findings findings;

  ModelMaker(Directories directories, Findings findings) {
    this.directories = directories;
    this.findings = findings;
  }

  /**
   * Makes all models of a call.
   *
   * @param plain the model of a call of which nothing is told, for its version and role
   */
  List<ModelRef> make(Told.Parts told, ModelRef plain) {
    List<ModelRef> models = new ArrayList<>();
    for (Told item : told.items()) {
      String role = plain.role().equals("primary") && !models.isEmpty() ? "fallback" : plain.role();
      ModelRef like = new ModelRef(plain.name(), plain.version(), role, Optional.empty());
      if (item instanceof Told.Named named) {
        models.add(
            new ModelRef(named.name(), like.version(), role, entry(named.name(), named.node())));
      } else if (item instanceof Told.Part part) {
        model(part, like).ifPresent(models::add);
      }
    }
    return models;
  }

  private Optional<ModelEntry> entry(String name, Node node) {
    Optional<ModelEntry> entry = directories.catalogue().find(name);
    if (directories.models().isEmpty()) {
      findings.add(
          node.span(),
          Code.UNKNOWN_ENTRY,
          node.path(),
          "there is no model catalogue that tells what `" + name + "` is",
          "put a models.yaml beside the test, or name one with `models:`");
    } else if (entry.isEmpty()) {
      findings.warn(
          node.span(),
          Code.UNKNOWN_ENTRY,
          node.path(),
          "the model catalogue has no `" + name + "`: the engine refuses it whatever rules say",
          Closest.hint(name, directories.models().get().names()));
    }
    return entry;
  }

  private Optional<ModelRef> model(Told.Part told, ModelRef like) {
    Map<String, Object> values = new HashMap<>();
    told.fields().forEach((field, fact) -> {
      if (fact instanceof Told.Value value) {
        values.put(field, value.value());
      }
    });
    if (!(values.get("name") instanceof String name)) {
      Missing.add(findings, told, "every model has `name`");
      return Optional.empty();
    }
    boolean figures = values.containsKey(Directories.CONTEXT_LENGTH);
    Optional<ModelEntry> listed =
        figures ? directories.catalogue().find(name) : entry(name, told.node());
    return Optional.of(new ModelRef(
        name,
        (String) values.getOrDefault("version", like.version()),
        (String) values.getOrDefault("role", like.role()),
        listed.isPresent() || figures
            ? Optional.of(entry(name, values, listed, told))
            : Optional.empty()));
  }

  private ModelEntry entry(
      String name, Map<String, Object> values, Optional<ModelEntry> listed, Told.Part told) {
    Map<String, Object> attributes =
        new HashMap<>(listed.map(ModelEntry::attributes).orElse(Map.of()));
    attributes.putAll(CallerMaker.attributes(directories.modelAttributes(), values));
    directories.modelAttributes().byName().forEach((attribute, declared) -> {
      if (!declared.optional() && !attributes.containsKey(attribute)) {
        Missing.add(findings, told, "every model has `" + attribute + '`');
      }
    });
    long context = number(
        values,
        Directories.CONTEXT_LENGTH,
        listed.map(ModelEntry::contextLengthTokens).orElse(1L));
    long output = number(
        values, Directories.MAX_OUTPUT, listed.map(ModelEntry::maxOutputTokens).orElse(context));
    String provider = (String)
        values.getOrDefault("provider", listed.map(ModelEntry::provider).orElse(""));
    return new ModelEntry(name, provider, Math.max(1, context), Math.max(0, output), attributes);
  }

  private static long number(Map<String, Object> values, String name, long otherwise) {
    return (Long) values.getOrDefault(name, otherwise);
  }
}
