package dev.lictor.example.simulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Listing;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One collection of the registry: create or update, list, get, delete, history (spec prompt-registry 0.0.1). Thread-safe.
 *
 * <p>Whoever sees a resource group may write there.
 */
final class Collection {
  private static final String KEY = "[a-zA-Z0-9_-]{1,120}";
  private static final String VERSION = "[a-zA-Z0-9._-]{1,10}";

  private final Shelf shelf;
  private final Shape creation;
  private final String kind;
  private final BiFunction<Ask, Iteration, ObjectNode> json;
  private final Function<Ask, String> scope;

  /**
   * Makes a collection.
   *
   * @param kind what its things are called in messages
   * @param spec the shape of what may be stored
   * @param json writes an iteration with its specification
   * @param scope picks where a request looks
   */
  Collection(
      Shelf shelf,
      String kind,
      Shape spec,
      BiFunction<Ask, Iteration, ObjectNode> json,
      Function<Ask, String> scope) {
    this.shelf = shelf;
    this.kind = kind;
    this.json = json;
    this.scope = scope;
    this.creation = Shapes.object()
        .required("name", matching(KEY))
        .required("version", matching(VERSION))
        .required("scenario", matching(KEY))
        .required("spec", spec);
  }

  private static Shape matching(String pattern) {
    return (value, at) -> value.isTextual() && value.textValue().matches(pattern)
        ? null
        : "value does not match " + pattern + Shape.where(at);
  }

  Reply all(Ask ask) {
    return switch (ask.head().method()) {
      case "GET", "HEAD" -> list(ask);
      case "POST" -> store(ask);
      default -> RegistryError.notFound();
    };
  }

  Reply single(Ask ask, String id) {
    String where = scope.apply(ask);
    return switch (ask.head().method()) {
      case "GET", "HEAD" ->
        shelf
            .byId(where, id)
            .map(found -> Reply.json(200, json.apply(ask, found)))
            .orElseGet(RegistryError::notFound);
      case "DELETE" ->
        shelf.delete(where, id)
            ? Reply.json(200, Json.object().put("message", kind + " deleted successfully."))
            : RegistryError.notFound();
      default -> RegistryError.notFound();
    };
  }

  Reply history(Ask ask, String scenario, String name, String version) {
    List<Iteration> found = shelf.all(scope.apply(ask)).stream()
        .filter(each -> each.scenario().equals(scenario)
            && each.name().equals(name)
            && each.version().equals(version))
        .toList();
    return Listing.list(ask.head(), found, each -> listed(ask, each));
  }

  private Reply list(Ask ask) {
    Head head = ask.head();
    List<Iteration> found = shelf.heads(scope.apply(ask)).stream()
        .filter(each -> Listing.allows(head, "scenario", each.scenario()))
        .filter(each -> Listing.allows(head, "name", each.name()))
        .filter(each -> Listing.allows(head, "version", each.version()))
        .filter(each -> !head.query("retrieve").contains("declarative"))
        .toList();
    return Listing.list(head, found, each -> listed(ask, each));
  }

  private ObjectNode listed(Ask ask, Iteration iteration) {
    ObjectNode written = json.apply(ask, iteration);
    if (!asks(ask.head(), "includeSpec", "include_spec")) {
      written.remove("spec");
    }
    return written;
  }

  /** Says whether a flag of the query is set, under either of its names. */
  static boolean asks(Head head, String name, String formerName) {
    return head.query(name).contains("true") || head.query(formerName).contains("true");
  }

  private Reply store(Ask ask) {
    Optional<JsonNode> body = Json.parse(ask.body().kept());
    @Nullable
    String problem =
        body.isEmpty() ? "The body is not valid JSON." : creation.problem(body.get(), "");
    if (body.isEmpty() || problem != null) {
      return RegistryError.of(400, "Invalid request: " + problem);
    }
    Iteration stored = shelf.store(
        scope.apply(ask),
        body.get().path("scenario").asText(),
        body.get().path("name").asText(),
        body.get().path("version").asText(),
        body.get().path("spec"));
    return Reply.json(
        200,
        Json.object()
            .put("message", kind + " created successfully.")
            .put("id", stored.id())
            .put("scenario", stored.scenario())
            .put("name", stored.name())
            .put("version", stored.version()));
  }
}
