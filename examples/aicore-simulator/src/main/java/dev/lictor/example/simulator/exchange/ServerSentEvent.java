package dev.lictor.example.simulator.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Json;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events. Thread-safe. */
public final class ServerSentEvent {
  private ServerSentEvent() {}

  /** Writes an event of one data line and no name. */
  public static byte[] data(String line) {
    return ("data: " + line + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes an event of one data line and no name. */
  public static byte[] data(JsonNode node) {
    return data(Json.text(node));
  }

  /** Writes an event with a name and one data line. */
  public static byte[] named(String name, JsonNode node) {
    return ("event: " + name + "\ndata: " + Json.text(node) + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
