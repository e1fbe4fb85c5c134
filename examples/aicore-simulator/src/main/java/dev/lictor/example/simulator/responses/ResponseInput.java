package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code input} of a response as messages of a chat. Thread-safe. */
final class ResponseInput {
  private ResponseInput() {}

  /** Returns the messages; empty if the input is neither text nor a list of items. */
  static List<ObjectNode> messages(JsonNode input) {
    if (input.isTextual()) {
      return List.of(message("user", input.textValue()));
    }
    List<ObjectNode> messages = new ArrayList<>();
    for (JsonNode item : input) {
      if (!input.isArray() || !item.isObject()) {
        return List.of();
      }
      messages.add(message(item));
    }
    return messages;
  }

  static ObjectNode message(String role, String text) {
    return Json.object().put("role", role).put("content", text);
  }

  private static ObjectNode message(JsonNode item) {
    return switch (item.path("type").asText("message")) {
      case "message" -> spoken(item);
      case "function_call_output" -> message("tool", item.path("output").asText());
      case "function_call" -> message("assistant", item.path("arguments").asText());
      default -> message("tool", "");
    };
  }

  /** Copies a message, its parts of text renamed to what a chat calls them; other parts count as attachments. */
  private static ObjectNode spoken(JsonNode item) {
    ObjectNode message = Json.object().put("role", item.path("role").asText("user"));
    if (!item.path("content").isArray()) {
      return message.put("content", item.path("content").asText());
    }
    for (JsonNode part : item.path("content")) {
      boolean text = part.path("type").asText().equals("input_text")
          || part.path("type").asText().equals("output_text");
      message
          .withArray("content")
          .addObject()
          .put("type", text ? "text" : "attachment")
          .put("text", part.path("text").asText());
    }
    return message;
  }
}
