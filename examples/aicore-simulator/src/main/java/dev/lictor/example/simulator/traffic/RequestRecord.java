package dev.lictor.example.simulator.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was received in one request and what was answered. Immutable.
 *
 * @param number the place in the order of arrival, from 1
 * @param connection which connection it came on, from 1
 * @param head the head, with credentials replaced by their SHA-256
 * @param body the body as far as it came in; its beginning up to a limit, its length and its SHA-256
 * @param trailers header lines after a chunked body
 * @param caller the service instance that a valid token named
 * @param state how far the exchange came
 * @param status the status answered, empty if none was
 * @param answerHeaders header lines answered
 * @param answer the body answered as it went over the wire (after compression, before chunking), as far as it was sent
 * @param run the model run behind the answer
 */
public record RequestRecord(
    long number,
    long connection,
    Head head,
    Body body,
    List<HeaderField> trailers,
    Optional<String> caller,
    RecordState state,
    OptionalInt status,
    List<HeaderField> answerHeaders,
    Body answer,
    Optional<ModelRun> run) {

  /** Writes the form that {@code /_simulator/requests} lists. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object()
        .put("number", number)
        .put("connection", connection)
        .put("method", head.method())
        .put("target", head.target())
        .put("version", head.version());
    json.set("headers", lines(head.headers()));
    json.set("body", bodyJson(body));
    json.set("trailers", lines(trailers));
    caller.ifPresent(instance -> json.put("serviceInstanceId", instance));
    json.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
    status.ifPresent(code -> json.put("status", code));
    json.set("answerHeaders", lines(answerHeaders));
    json.set("answer", bodyJson(answer));
    run.ifPresent(ran -> {
      json.put("model", ran.model());
      json.set("used", ran.used().toJson());
      ran.reported().ifPresent(usage -> json.set("usage", usage.toJson()));
    });
    return json;
  }

  private static ArrayNode lines(List<HeaderField> fields) {
    ArrayNode lines = Json.array();
    fields.forEach(field -> lines.add(Json.array().add(field.name()).add(field.value())));
    return lines;
  }

  private static ObjectNode bodyJson(Body body) {
    return Json.object()
        .put("base64", Base64.getEncoder().encodeToString(body.kept()))
        .put("length", body.length())
        .put("sha256", body.sha256())
        .put("truncated", !body.whole());
  }
}
