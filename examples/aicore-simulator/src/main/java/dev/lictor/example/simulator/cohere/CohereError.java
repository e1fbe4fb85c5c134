package dev.lictor.example.simulator.cohere;

import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;

/** Cohere's error shape: an id and a message. Thread-safe. */
public final class CohereError {
  private CohereError() {}

  /** Writes an error. */
  public static Reply of(int status, String message) {
    return Reply.json(
        status,
        Json.object().put("id", java.util.UUID.randomUUID().toString()).put("message", message));
  }
}
