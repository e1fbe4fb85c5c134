package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.ServerSentEvent;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.HarmMarkers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenAI's error shape (provider-facts §3.7). Thread-safe. */
public final class OpenAiError {
  /** The event by which a stream says that the rest will not come (provider-facts §3.7). */
  static final byte[] FRAME = ServerSentEvent.data(
      "{\"error\":{\"code\":\"429\",\"message\":\"exceeded token rate limit\"}}");

  private OpenAiError() {}

  /** Says that the request is not as it should be. */
  public static Reply badRequest(String message, @Nullable String param) {
    return of(400, message, "invalid_request_error", param, null);
  }

  /** Says that no valid key came along. */
  public static Reply unauthorized() {
    return of(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
  }

  /** Says that the body names a model that is not served here. */
  public static Reply unknownModel() {
    return of(
        404, "The model does not exist here.", "invalid_request_error", "model", "model_not_found");
  }

  /** Says that there is nothing at this path. */
  public static Reply notFound() {
    return of(404, "Resource not found", "invalid_request_error", null, "404");
  }

  /** Says that the model failed. */
  public static Reply failed() {
    return of(500, "The model failed to answer.", "server_error", null, "internal_server_error");
  }

  /** Writes an error. */
  public static Reply of(
      int status, String message, String type, @Nullable String param, @Nullable String code) {
    ObjectNode json = Json.object();
    json.putObject("error")
        .put("message", message)
        .put("type", type)
        .put("param", param)
        .put("code", code);
    return Reply.json(status, json);
  }

  /** Refuses a prompt that a content filter stops; empty if none does. */
  public static Optional<Reply> filtered(Flavour flavour, String prompt) {
    if (!Filtered.stops(prompt)) {
      return Optional.empty();
    }
    ObjectNode json = Json.object();
    ObjectNode error = json.putObject("error")
        .put("code", "content_filter")
        .put("message", "The prompt was stopped by a content filter; please change it.")
        .put("param", "prompt")
        .putNull("type");
    if (flavour == Flavour.AZURE) {
      ObjectNode inner = error
          .put("status", 400)
          .putObject("inner_error")
          .put("code", "ResponsibleAIPolicyViolation");
      ObjectNode found = Filtered.results(prompt);
      found
          .putObject("jailbreak")
          .put("detected", HarmMarkers.isAttack(prompt))
          .put("filtered", HarmMarkers.isAttack(prompt));
      inner.set("content_filter_results", found);
    }
    return Optional.of(Reply.json(400, json));
  }
}
