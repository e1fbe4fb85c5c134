package dev.lictor.example.simulator.bedrock;

import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;

/** Bedrock's errors: a message, and the kind in a header (provider-facts §3.7). Thread-safe. */
final class BedrockError {
  private BedrockError() {}

  static Reply validation(String message) {
    return of(400, "ValidationException", message);
  }

  static Reply notFound() {
    return of(404, "ResourceNotFoundException", "The model cannot be found.");
  }

  static Reply failing() {
    return of(500, "InternalServerException", "The model is failing.");
  }

  static Reply of(int status, String kind, String message) {
    return Reply.json(status, Json.object().put("message", message)).with("x-amzn-errortype", kind);
  }
}
