package dev.lictor.example.simulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.orchestration.References;
import dev.lictor.example.simulator.orchestration.StoredShapes;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The prompt registry (spec prompt-registry 0.0.1). Configurations belong to a resource group; templates to the tenant, or to a
 * group if {@code AI-Resource-Group-Scope} says so. There is one tenant here. Thread-safe.
 */
public final class Registry {
  private static final String TENANT = "";
  private static final String TEMPLATES = "promptTemplates";
  private static final String CONFIGS = "orchestrationConfigs";

  private final Shelf templates;
  private final Shelf configs;
  private final Collection templatePaths;
  private final Collection configPaths;

  /** Starts with an empty registry. */
  public Registry(InstantSource clock) {
    this.templates = new Shelf(clock);
    this.configs = new Shelf(clock);
    this.templatePaths = new Collection(
        templates,
        "Prompt template",
        StoredShapes.template(),
        (ask, found) -> templateJson(found),
        Registry::scope);
    this.configPaths = new Collection(
        configs, "Orchestration config", StoredShapes.config(), this::configJson, Ask::group);
  }

  /** Says whether a path is one of the registry's. */
  public static boolean owns(String path) {
    return path.startsWith("/v2/registry/v2/")
        || path.startsWith("/v2/lm/" + TEMPLATES)
        || (path.startsWith("/v2/lm/scenarios/") && path.contains("/" + TEMPLATES + "/"));
  }

  /** Answers a request whose path is one of the registry's. */
  public Reply answer(Ask ask) {
    List<String> segments = ask.head().segments();
    boolean configured = segments.get(1).equals("registry");
    List<String> path = segments.subList(configured ? 3 : 2, segments.size());
    Collection collection = configured ? configPaths : templatePaths;
    String kind = configured ? CONFIGS : TEMPLATES;
    if (!ask.seesGroup()) {
      return RegistryError.notFound();
    }
    if (path.get(0).equals(kind) && path.size() == 1) {
      return collection.all(ask);
    }
    if (path.get(0).equals(kind) && path.size() == 2) {
      return collection.single(ask, path.get(1));
    }
    boolean history = path.size() == 7
        && path.get(0).equals("scenarios")
        && path.get(2).equals(kind)
        && path.get(4).equals("versions")
        && path.get(6).equals("history")
        && ask.head().method().equals("GET");
    return history
        ? collection.history(ask, path.get(1), path.get(3), path.get(5))
        : RegistryError.notFound();
  }

  /** Returns what references mean to callers in a resource group. */
  public References within(String group) {
    return new References() {
      @Override
      public Optional<JsonNode> config(JsonNode reference) {
        return found(configs, group, reference);
      }

      @Override
      public Optional<JsonNode> template(JsonNode reference) {
        boolean grouped = reference.path("scope").asText("tenant").equals("resource_group");
        return found(templates, grouped ? group : TENANT, reference);
      }
    };
  }

  private static Optional<JsonNode> found(Shelf shelf, String scope, JsonNode reference) {
    Optional<Iteration> found = reference.has("id")
        ? shelf.byId(scope, reference.path("id").asText())
        : shelf.head(
            scope,
            reference.path("scenario").asText(),
            reference.path("name").asText(),
            reference.path("version").asText());
    return found.map(Iteration::spec);
  }

  private static String scope(Ask ask) {
    boolean grouped = ask.head()
        .header("ai-resource-group-scope")
        .map(value -> value.toLowerCase(Locale.ROOT).equals("true"))
        .orElse(false);
    return grouped ? ask.group() : TENANT;
  }

  private ObjectNode templateJson(Iteration found) {
    ObjectNode json = Json.object()
        .put("id", found.id())
        .put("name", found.name())
        .put("version", found.version())
        .put("scenario", found.scenario())
        .put("creationTimestamp", found.createdAt().toString())
        .put("managedBy", "imperative")
        .put("isVersionHead", templates.isHead(found));
    if (!found.scope().isEmpty()) {
      json.put("resourceGroupId", found.scope());
    }
    return json.set("spec", found.spec());
  }

  private ObjectNode configJson(Ask ask, Iteration found) {
    boolean resolves = Collection.asks(ask.head(), "resolveTemplateRef", "resolve_template_ref");
    return Json.object()
        .put("id", found.id())
        .put("name", found.name())
        .put("version", found.version())
        .put("scenario", found.scenario())
        .put("creation_timestamp", found.createdAt().toString())
        .put("managed_by", "imperative")
        .put("is_version_head", configs.isHead(found))
        .put("resource_group_id", found.scope())
        .set("spec", resolves ? resolved(found.spec(), within(ask.group())) : found.spec());
  }

  /** Puts templates in place of references to them; a reference to nothing stays. */
  private static JsonNode resolved(JsonNode spec, References references) {
    ObjectNode copy = spec.deepCopy();
    JsonNode modules = copy.path("modules");
    for (JsonNode each : modules.isArray() ? modules : Json.array().add(modules)) {
      JsonNode reference = each.path("prompt_templating").path("prompt").path("template_ref");
      if (reference.isObject()) {
        references.template(reference).ifPresent(template -> ((ObjectNode)
                each.path("prompt_templating"))
            .set("prompt", template.deepCopy()));
      }
    }
    return copy;
  }
}
