package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;

/** Google's errors (provider-facts §3.7). Thread-safe. */
final class GeminiError {
  private GeminiError() {}

  static ObjectNode json(int code, String status, String message) {
    ObjectNode json = Json.object();
    json.putObject("error").put("code", code).put("message", message).put("status", status);
    return json;
  }

  static Reply of(int code, String status, String message) {
    return Reply.json(code, json(code, status, message));
  }

  static Reply invalid(String message) {
    return of(400, "INVALID_ARGUMENT", message);
  }

  static Reply notFound() {
    return of(404, "NOT_FOUND", "The model or method was not found.");
  }
}
