package dev.lictor.example.simulator.rpt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table by its columns, all of the same length. Immutable; its nodes must not be changed.
 *
 * @param columns the cells of each column
 * @param rows how many rows there are
 */
record Table(Map<String, List<JsonNode>> columns, int rows) {

  /** Reads a table from {@code rows} or {@code columns}, exactly one of which must be there; empty if it is none. */
  static Optional<Table> of(JsonNode request) {
    JsonNode rows = request.path("rows");
    JsonNode columns = request.path("columns");
    if (rows.isArray() == columns.isObject()) {
      return Optional.empty();
    }
    return rows.isArray() ? ofRows(rows) : ofColumns(columns);
  }

  private static Optional<Table> ofRows(JsonNode rows) {
    Map<String, List<JsonNode>> cells = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      if (!row.isObject()) {
        return Optional.empty();
      }
      row.fieldNames().forEachRemaining(name -> cells.putIfAbsent(name, new ArrayList<>()));
    }
    for (JsonNode row : rows) {
      cells.forEach((name, column) ->
          column.add(row.has(name) ? row.path(name) : Json.object().nullNode()));
    }
    return Optional.of(new Table(cells, rows.size()));
  }

  private static Optional<Table> ofColumns(JsonNode columns) {
    Map<String, List<JsonNode>> cells = new LinkedHashMap<>();
    int rows = -1;
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      List<JsonNode> values = new ArrayList<>();
      column.getValue().forEach(values::add);
      if (!column.getValue().isArray() || (rows >= 0 && rows != values.size())) {
        return Optional.empty();
      }
      rows = values.size();
      cells.put(column.getKey(), values);
    }
    return rows < 0 ? Optional.empty() : Optional.of(new Table(cells, rows));
  }
}
