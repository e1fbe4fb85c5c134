package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ModelCatalogue;
import java.time.Instant;
import java.util.List;

/** {@code /v2/lm/scenarios} and the models under it (AI Core 2.42.0; provider-facts §2.4). Thread-safe. */
final class Scenarios {
  private record Scenario(String id, String name, String description) {}

  private static final List<Scenario> ALL = List.of(
      new Scenario(
          "orchestration", "orchestration", "One endpoint in front of many language models"),
      new Scenario(
          "foundation-models", "foundation-models", "Language models deployed one by one"));

  private final ModelCatalogue models;
  private final Instant since;

  Scenarios(ModelCatalogue models, Instant since) {
    this.models = models;
    this.since = since;
  }

  Reply collection(Ask ask) {
    return ask.reads() ? Listing.list(ask.head(), ALL, this::json) : refused(ask);
  }

  Reply single(Ask ask, String id) {
    return ALL.stream()
        .filter(scenario -> ask.reads() && scenario.id().equals(id))
        .findFirst()
        .map(scenario -> Reply.json(200, json(scenario)))
        .orElseGet(() -> refused(ask));
  }

  Reply models(Ask ask, String id) {
    return ask.reads() && id.equals("foundation-models")
        ? Listing.list(ask.head(), Offer.all(models), Offer::toJson)
        : refused(ask);
  }

  private static Reply refused(Ask ask) {
    return ask.reads() || ask.isProvider() ? AiError.notFound(ask.head()) : AiError.forbidden();
  }

  private ObjectNode json(Scenario scenario) {
    ObjectNode json = Json.object()
        .put("id", scenario.id())
        .put("name", scenario.name())
        .put("description", scenario.description())
        .put("createdAt", since.toString())
        .put("modifiedAt", since.toString());
    json.putArray("labels").addObject().put("key", "scenarios.ai.sap.com/llm").put("value", "true");
    return json;
  }
}
