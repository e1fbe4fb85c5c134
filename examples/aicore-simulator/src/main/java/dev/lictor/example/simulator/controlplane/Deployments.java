package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.List;
import java.util.Optional;

/** {@code /v2/lm/deployments} (AI Core 2.42.0). Thread-safe. */
final class Deployments {
  private static final Shape CREATION =
      Shapes.object().required("configurationId", Shapes.text()).optional("ttl", Shapes.text());
  private static final Shape MODIFICATION = Shapes.object()
      .optional("targetStatus", Shapes.choice("RUNNING", "STOPPED"))
      .optional("configurationId", Shapes.text())
      .atLeast(1);

  private final Landscape landscape;
  private final String baseUrl;

  Deployments(Landscape landscape, String baseUrl) {
    this.landscape = landscape;
    this.baseUrl = baseUrl;
  }

  Reply collection(Ask ask) {
    if (ask.reads()) {
      return Listing.list(ask.head(), visible(ask), deployment -> deployment.toJson(baseUrl));
    }
    if (!ask.isProvider()) {
      return AiError.forbidden();
    }
    return ask.head().method().equals("POST") ? create(ask) : AiError.notFound(ask.head());
  }

  Reply count(Ask ask) {
    return ask.reads() ? Listing.count(visible(ask)) : AiError.notFound(ask.head());
  }

  private List<Deployment> visible(Ask ask) {
    Head head = ask.head();
    return !ask.seesGroup()
        ? List.of()
        : landscape.deployments(ask.group()).stream()
            .filter(found ->
                Listing.allows(head, "scenarioId", found.configuration().scenarioId()))
            .filter(found ->
                Listing.allows(head, "executableIds", found.configuration().executableId()))
            .filter(found ->
                Listing.allows(head, "configurationId", found.configuration().id()))
            .filter(found -> Listing.allows(head, "status", found.status()))
            .toList();
  }

  private Reply create(Ask ask) {
    Optional<JsonNode> json = Json.parse(ask.body().kept());
    String problem =
        json.map(node -> CREATION.problem(node, "")).orElse(json.isPresent() ? null : "not JSON");
    if (json.isEmpty() || problem != null) {
      return AiError.badRequest(ask.head(), "Invalid request body: " + problem);
    }
    Optional<Configuration> configuration =
        landscape.configuration(ask.group(), json.get().path("configurationId").asText());
    if (configuration.isEmpty()) {
      return AiError.badRequest(
          ask.head(), "Invalid configurationId: no such configuration in this resource group");
    }
    Deployment deployment = landscape.deploy(configuration.get());
    ObjectNode answer = Json.object()
        .put("id", deployment.id())
        .put("message", "Deployment scheduled")
        .put("deploymentUrl", deployment.url(baseUrl))
        .put("status", "UNKNOWN");
    return Reply.json(202, answer)
        .with("location", baseUrl + "/v2/lm/deployments/" + deployment.id());
  }

  Reply single(Ask ask, String id) {
    if (!ask.reads() && !ask.isProvider()) {
      return AiError.forbidden();
    }
    Optional<Deployment> found =
        ask.seesGroup() ? landscape.deployment(ask.group(), id) : Optional.empty();
    if (found.isEmpty()) {
      return AiError.notFound(ask.head());
    }
    return switch (ask.head().method()) {
      case "GET", "HEAD" -> Reply.json(200, found.get().toJson(baseUrl));
      case "PATCH" -> modify(ask, found.get());
      case "DELETE" -> delete(found.get());
      default -> AiError.notFound(ask.head());
    };
  }

  private Reply modify(Ask ask, Deployment deployment) {
    Optional<JsonNode> json = Json.parse(ask.body().kept());
    if (json.isEmpty() || MODIFICATION.problem(json.get(), "") != null) {
      return AiError.badRequest(
          ask.head(), "Invalid request body: targetStatus or configurationId expected");
    }
    JsonNode next = json.get().path("configurationId");
    Optional<Configuration> configuration = next.isMissingNode()
        ? Optional.of(deployment.configuration())
        : landscape.configuration(ask.group(), next.asText());
    if (configuration.isEmpty()) {
      return AiError.badRequest(
          ask.head(), "Invalid configurationId: no such configuration in this resource group");
    }
    landscape.change(
        deployment,
        configuration.get(),
        json.get().path("targetStatus").asText(deployment.status()));
    return scheduled(deployment, "Deployment modification scheduled");
  }

  private Reply delete(Deployment deployment) {
    landscape.delete(deployment);
    return scheduled(deployment, "Deployment deletion scheduled");
  }

  private static Reply scheduled(Deployment deployment, String message) {
    return Reply.json(202, Json.object().put("id", deployment.id()).put("message", message));
  }
}
