package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.openai.OpenAiError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a kept response was made from, in pages (OpenAI: {@code GET …/responses/{id}/input_items}). Thread-safe.
 *
 * <p>Only what came with the request itself is listed, newest first unless {@code order=asc}.
 */
final class InputItems {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private InputItems() {}

  /** Lists the items of a response. */
  static Reply list(String responseId, JsonNode input, Head head) {
    String order = first(head, "order", "desc");
    String limit = first(head, "limit", Integer.toString(USUAL));
    if (!order.equals("asc") && !order.equals("desc")) {
      return OpenAiError.badRequest("'order' must be 'asc' or 'desc'", "order");
    }
    if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
      return OpenAiError.badRequest("'limit' must be from 1 to " + MOST, "limit");
    }
    List<ObjectNode> items = items(responseId, input);
    if (order.equals("desc")) {
      Collections.reverse(items);
    }
    List<ObjectNode> rest = after(items, first(head, "after", ""));
    return Reply.json(200, page(rest, Math.min(rest.size(), Integer.parseInt(limit))));
  }

  private static String first(Head head, String parameter, String otherwise) {
    return head.query(parameter).stream().findFirst().orElse(otherwise);
  }

  private static List<ObjectNode> items(String responseId, JsonNode input) {
    List<ObjectNode> items = new ArrayList<>();
    if (input.isTextual()) {
      items.add(message("user", input));
    } else {
      input.forEach(item -> items.add(item(item)));
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).hasNonNull("id")) {
        items.get(i).put("id", "msg_" + responseId.substring(responseId.indexOf('_') + 1) + i);
      }
    }
    return items;
  }

  private static ObjectNode item(JsonNode item) {
    boolean text = item.path("type").asText("message").equals("message")
        && item.path("content").isTextual();
    return text
        ? message(item.path("role").asText("user"), item.path("content"))
        : item.<ObjectNode>deepCopy();
  }

  private static ObjectNode message(String role, JsonNode text) {
    ObjectNode message =
        Json.object().put("type", "message").put("status", "completed").put("role", role);
    message
        .putArray("content")
        .addObject()
        .put("type", role.equals("assistant") ? "output_text" : "input_text")
        .put("text", text.textValue());
    return message;
  }

  private static List<ObjectNode> after(List<ObjectNode> items, String id) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).path("id").asText().equals(id)) {
        return items.subList(i + 1, items.size());
      }
    }
    return items;
  }

  private static ObjectNode page(List<ObjectNode> items, int size) {
    ObjectNode page = Json.object().put("object", "list");
    ArrayNode data = page.putArray("data").addAll(items.subList(0, size));
    return page.put("first_id", data.path(0).path("id").textValue())
        .put("last_id", data.path(size - 1).path("id").textValue())
        .put("has_more", size < items.size());
  }
}
