package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v2/lm/executions} and {@code /v2/lm/executionSchedules} (AI Core 2.42.0): kept, listed, never run. Only the provider
 * may make them. Thread-safe.
 */
final class Executions {
  private static final int MAX_KEPT = 1000;
  private static final Shape EXECUTION = Shapes.object().required("configurationId", Shapes.text());
  private static final Shape SCHEDULE = Shapes.object()
      .required("configurationId", Shapes.text())
      .required("cron", Shapes.text())
      .required("name", Shapes.text())
      .optional("start", Shapes.text())
      .optional("end", Shapes.text());

  private record Kept(String group, ObjectNode json) {}

  private final Landscape landscape;
  private final InstantSource clock;
  private final boolean schedules;
  private final List<Kept> all = new ArrayList<>();

  private Executions(Landscape landscape, InstantSource clock, boolean schedules) {
    this.landscape = landscape;
    this.clock = clock;
    this.schedules = schedules;
  }

  static Executions once(Landscape landscape, InstantSource clock) {
    return new Executions(landscape, clock, false);
  }

  static Executions scheduled(Landscape landscape, InstantSource clock) {
    return new Executions(landscape, clock, true);
  }

  Reply answer(Ask ask, List<String> path) {
    if (!ask.reads() && !ask.isProvider()) {
      return AiError.forbidden();
    }
    if (path.size() > 2) {
      return AiError.notFound(ask.head());
    }
    if (path.size() == 1) {
      return ask.reads()
          ? Listing.list(ask.head(), visible(ask), json -> json)
          : ask.head().method().equals("POST") ? create(ask) : AiError.notFound(ask.head());
    }
    if (!ask.reads()) {
      return AiError.notFound(ask.head());
    }
    return path.get(1).equals("$count")
        ? Listing.count(visible(ask))
        : visible(ask).stream()
            .filter(json -> json.path("id").asText().equals(path.get(1)))
            .findFirst()
            .map(json -> Reply.json(200, json))
            .orElseGet(() -> AiError.notFound(ask.head()));
  }

  private synchronized List<ObjectNode> visible(Ask ask) {
    return all.stream()
        .filter(kept -> ask.seesGroup() && kept.group().equals(ask.group()))
        .map(Kept::json)
        .toList();
  }

  private Reply create(Ask ask) {
    Optional<JsonNode> body = Json.parse(ask.body().kept());
    @Nullable
    String problem =
        body.isEmpty() ? "not JSON" : (schedules ? SCHEDULE : EXECUTION).problem(body.get(), "");
    if (body.isEmpty() || problem != null) {
      return AiError.badRequest(ask.head(), "Invalid request body: " + problem);
    }
    Optional<Configuration> configuration =
        landscape.configuration(ask.group(), body.get().path("configurationId").asText());
    if (configuration.isEmpty()) {
      return AiError.badRequest(
          ask.head(), "Invalid configurationId: no such configuration in this resource group");
    }
    ObjectNode json = schedules ? schedule(body.get()) : execution(configuration.get());
    keep(new Kept(ask.group(), json));
    ObjectNode answer = Json.object()
        .put("id", json.path("id").asText())
        .put("message", schedules ? "Execution Schedule created" : "Execution scheduled");
    return Reply.json(202, schedules ? answer : answer.put("status", "UNKNOWN"));
  }

  private synchronized void keep(Kept kept) {
    if (all.size() == MAX_KEPT) {
      all.remove(0);
    }
    all.add(kept);
  }

  private ObjectNode execution(Configuration configuration) {
    String now = clock.instant().toString();
    ObjectNode json = Json.object()
        .put("id", "e" + UUID.randomUUID().toString().replace("-", "").substring(0, 15))
        .put("configurationId", configuration.id())
        .put("configurationName", configuration.name())
        .put("executableId", configuration.executableId())
        .put("scenarioId", configuration.scenarioId())
        .put("targetStatus", "COMPLETED")
        .put("status", "PENDING");
    json.putArray("outputArtifacts");
    return json.put("createdAt", now).put("modifiedAt", now).put("submissionTime", now);
  }

  private ObjectNode schedule(JsonNode body) {
    String now = clock.instant().toString();
    ObjectNode json = body.deepCopy();
    return json.put("id", UUID.randomUUID().toString())
        .put("status", "ACTIVE")
        .put("createdAt", now)
        .put("modifiedAt", now);
  }
}
