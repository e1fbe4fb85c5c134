package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v2/lm/configurations} (AI Core 2.42.0). Thread-safe. */
final class Configurations {
  private static final Shape CREATION = Shapes.object()
      .required("name", Shapes.text())
      .required("executableId", Shapes.text())
      .required("scenarioId", Shapes.text())
      .optional(
          "parameterBindings",
          Shapes.listOf(
              Shapes.object().required("key", Shapes.text()).required("value", Shapes.text()), 0))
      .optional(
          "inputArtifactBindings",
          Shapes.listOf(
              Shapes.object().required("key", Shapes.text()).required("artifactId", Shapes.text()),
              0));

  private final Landscape landscape;

  Configurations(Landscape landscape) {
    this.landscape = landscape;
  }

  Reply collection(Ask ask) {
    if (ask.reads()) {
      return Listing.list(ask.head(), visible(ask), Configuration::toJson);
    }
    if (!ask.isProvider()) {
      return AiError.forbidden();
    }
    return ask.head().method().equals("POST") ? create(ask) : AiError.notFound(ask.head());
  }

  Reply count(Ask ask) {
    return ask.reads() ? Listing.count(visible(ask)) : AiError.notFound(ask.head());
  }

  Reply single(Ask ask, String id) {
    return landscape
        .configuration(ask.group(), id)
        .filter(found -> ask.reads() && ask.seesGroup())
        .map(found -> Reply.json(200, found.toJson()))
        .orElseGet(() -> AiError.notFound(ask.head()));
  }

  private List<Configuration> visible(Ask ask) {
    return !ask.seesGroup()
        ? List.of()
        : landscape.configurations(ask.group()).stream()
            .filter(found -> Listing.allows(ask.head(), "scenarioId", found.scenarioId()))
            .filter(found -> Listing.allows(ask.head(), "executableIds", found.executableId()))
            .toList();
  }

  private Reply create(Ask ask) {
    Optional<JsonNode> json = Json.parse(ask.body().kept());
    String problem =
        json.map(node -> CREATION.problem(node, "")).orElse(json.isPresent() ? null : "not JSON");
    if (json.isEmpty() || problem != null) {
      return AiError.badRequest(ask.head(), "Invalid request body: " + problem);
    }
    JsonNode body = json.get();
    Map<String, String> parameters = new HashMap<>();
    body.path("parameterBindings")
        .forEach(binding ->
            parameters.put(binding.path("key").asText(), binding.path("value").asText()));
    Configuration made = landscape.configure(
        ask.group(),
        body.path("name").asText(),
        body.path("scenarioId").asText(),
        body.path("executableId").asText(),
        parameters);
    return Reply.json(
        201, Json.object().put("id", made.id()).put("message", "Configuration created"));
  }
}
