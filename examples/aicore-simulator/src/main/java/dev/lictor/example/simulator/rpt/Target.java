package dev.lictor.example.simulator.rpt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A column whose gaps are to be filled: with the mean of its numbers, or with the value that it holds most often. Immutable.
 *
 * @param name the column
 * @param placeholder what stands in the gaps
 * @param taskType {@code regression}, {@code classification}, or empty to tell by the values
 */
record Target(String name, String placeholder, String taskType) {

  static Target of(JsonNode config) {
    return new Target(
        config.path("name").asText(),
        config.path("prediction_placeholder").asText(),
        config.path("task_type").asText(""));
  }

  boolean isGap(JsonNode cell) {
    return cell.asText().equals(placeholder);
  }

  /** Returns what to fill every gap of the column with. */
  ObjectNode prediction(List<JsonNode> cells) {
    List<JsonNode> known =
        cells.stream().filter(cell -> !isGap(cell) && !cell.isNull()).toList();
    boolean numbers = !known.isEmpty() && known.stream().allMatch(JsonNode::isNumber);
    return taskType.equals("regression") || (taskType.isEmpty() && numbers)
        ? mean(known)
        : mostFrequent(known);
  }

  private static ObjectNode mean(List<JsonNode> known) {
    OptionalDouble mean = known.stream()
        .filter(cell -> cell.isNumber() || cell.asText().matches("-?\\d{1,15}(\\.\\d{1,15})?"))
        .mapToDouble(JsonNode::asDouble)
        .average();
    return Json.object().put("prediction", mean.orElse(0));
  }

  private static ObjectNode mostFrequent(List<JsonNode> known) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    known.forEach(cell -> counts.merge(cell.asText(), 1, Integer::sum));
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        best = count.getKey();
        most = count.getValue();
      }
    }
    return Json.object()
        .put("prediction", best)
        .put("confidence", known.isEmpty() ? 0 : (double) most / known.size());
  }
}
