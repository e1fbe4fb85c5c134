package dev.lictor.example.simulator.registry;

import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.util.UUID;

/** The registry's errors: {@code request_id} and {@code message} (provider-facts §2.5). Thread-safe. */
final class RegistryError {
  private RegistryError() {}

  static Reply notFound() {
    return of(404, "Resource not found");
  }

  static Reply of(int status, String message) {
    return Reply.json(
        status,
        Json.object().put("request_id", UUID.randomUUID().toString()).put("message", message));
  }
}
