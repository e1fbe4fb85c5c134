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

/** The batch service (spec batch-service): batches are accepted and kept, never run. Thread-safe. */
public final class Batches {
  /** Where batches live. */
  public static final String PATH = "/v2/llm-batch-service/v1/batches";

  private static final int MAX_KEPT = 1000;
  private static final Shape PLACE = Shapes.object().required("uri", Shapes.text());
  private static final Shape CREATION = Shapes.object()
      .required("type", Shapes.choice("llm-native"))
      .required("input", PLACE)
      .required("output", PLACE)
      .required(
          "spec",
          Shapes.object().required("provider", Shapes.text()).required("model", Shapes.text()));

  private record Kept(String group, ObjectNode json) {}

  private final InstantSource clock;
  private final List<Kept> all = new ArrayList<>();

  /** Starts without batches. */
  public Batches(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers a request whose path begins with {@link #PATH}. */
  public synchronized Reply answer(Ask ask) {
    String rest = ask.head().path().substring(PATH.length());
    String call = ask.head().method() + " " + rest.replaceFirst("^/[^/]+", "/{id}");
    if (!ask.seesGroup()) {
      return error(404, "Not found");
    }
    if (call.equals("POST ")) {
      return create(ask);
    }
    if (call.equals("GET ")) {
      ObjectNode list = Json.object().put("count", visible(ask).size());
      var resources = list.putArray("resources");
      visible(ask).forEach(each -> resources.add(brief(each)));
      return Reply.json(200, list);
    }
    Optional<ObjectNode> found = visible(ask).stream()
        .filter(each -> rest.startsWith("/" + each.path("id").asText()))
        .findFirst();
    if (found.isEmpty()) {
      return error(404, "Batch job not found");
    }
    return switch (call) {
      case "GET /{id}" -> Reply.json(200, found.get());
      case "GET /{id}/status" -> Reply.json(200, found.get().path("status"));
      case "PATCH /{id}/cancel" -> cancel(found.get());
      case "DELETE /{id}" -> delete(found.get());
      default -> error(404, "Not found");
    };
  }

  private List<ObjectNode> visible(Ask ask) {
    return all.stream()
        .filter(kept -> kept.group().equals(ask.group()))
        .map(Kept::json)
        .toList();
  }

  private Reply create(Ask ask) {
    Optional<JsonNode> body = Json.parse(ask.body().kept());
    @Nullable String problem = body.isEmpty() ? "not JSON" : CREATION.problem(body.get(), "");
    if (body.isEmpty() || problem != null) {
      return error(400, "Invalid request body: " + problem);
    }
    if (!body.get().path("input").path("uri").asText().endsWith(".jsonl")) {
      return error(400, "Input URI must point to a .jsonl file");
    }
    String now = clock.instant().toString();
    ObjectNode json = body.get().deepCopy();
    json.put("id", UUID.randomUUID().toString())
        .put("provider", json.path("spec").path("provider").asText())
        .put("created_at", now);
    status(json, "PENDING", "COMPLETED");
    if (all.size() == MAX_KEPT) {
      all.remove(0);
    }
    all.add(new Kept(ask.group(), json));
    return Reply.json(202, acknowledged(json, "Batch job scheduled").put("status", "PENDING"));
  }

  private void status(ObjectNode json, String current, String target) {
    json.putObject("status")
        .put("current_status", current)
        .put("target_status", target)
        .put("updated_at", clock.instant().toString())
        .putNull("message");
  }

  private Reply cancel(ObjectNode json) {
    status(json, "CANCELLED", "CANCELLED");
    return Reply.json(202, acknowledged(json, "Batch job scheduled for cancellation"));
  }

  private Reply delete(ObjectNode json) {
    all.removeIf(kept -> kept.json().equals(json));
    return Reply.json(202, acknowledged(json, "Batch job deleted"));
  }

  private static ObjectNode acknowledged(ObjectNode json, String message) {
    return Json.object()
        .put("id", json.path("id").asText())
        .put("created_at", json.path("created_at").asText())
        .put("message", message);
  }

  private static ObjectNode brief(ObjectNode json) {
    return Json.object()
        .put("id", json.path("id").asText())
        .put("type", json.path("type").asText())
        .put("provider", json.path("provider").asText())
        .put("created_at", json.path("created_at").asText())
        .put("status", json.path("status").path("current_status").asText());
  }

  private static Reply error(int status, String message) {
    return Reply.json(
        status,
        Json.object().put("request_id", UUID.randomUUID().toString()).put("message", message));
  }
}
