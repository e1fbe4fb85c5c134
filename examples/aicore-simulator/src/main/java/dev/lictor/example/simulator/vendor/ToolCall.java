package dev.lictor.example.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;

/**
 * A call of a tool that a model asks for. Immutable.
 *
 * @param name the tool's name
 * @param query its only argument
 */
public record ToolCall(String name, String query) {
  /** Writes the arguments. */
  public ObjectNode arguments() {
    return Json.object().put("query", query);
  }
}
