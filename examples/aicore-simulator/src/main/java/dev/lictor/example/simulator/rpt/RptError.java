package dev.lictor.example.simulator.rpt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.util.UUID;

/** SAP-RPT-1's error shape. Thread-safe. */
final class RptError {
  private RptError() {}

  static Reply invalid(int status, String message, String... where) {
    ObjectNode json = Json.object().put("id", UUID.randomUUID().toString());
    json.putObject("status").put("code", 2).put("message", "Invalid input");
    ObjectNode detail = json.putArray("detail").addObject();
    ArrayNode loc = detail.putArray("loc");
    for (String part : where) {
      loc.add(part);
    }
    detail.put("msg", message).put("type", "value_error");
    return Reply.json(status, json);
  }
}
