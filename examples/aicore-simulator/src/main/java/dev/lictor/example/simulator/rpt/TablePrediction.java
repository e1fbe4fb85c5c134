package dev.lictor.example.simulator.rpt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.json.ObjectShape;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import dev.lictor.example.simulator.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code POST …/predict} (spec SAP-RPT-1 0.1.0); no tokens are used or told. Thread-safe. */
public final class TablePrediction {
  static final ObjectShape CONFIG = Shapes.object()
      .required(
          "target_columns",
          Shapes.listOf(
              Shapes.object()
                  .required("name", Shapes.text())
                  .required("prediction_placeholder", Shapes.any())
                  .optional("task_type", Shapes.any())
                  .optional("top_k", Shapes.any()),
              1));
  private static final Shape REQUEST = Shapes.object()
      .required("prediction_config", CONFIG)
      .optional("rows", Shapes.any())
      .optional("columns", Shapes.any())
      .optional("index_column", Shapes.any())
      .optional("parse_data_types", Shapes.flag())
      .optional("data_schema", Shapes.any());

  /** Makes the endpoint. */
  public TablePrediction() {}

  /** Answers a call of a model. */
  public Reply predict(LanguageModel model, Head head, byte[] body) {
    Optional<byte[]> plain = Inflated.of(head, body);
    if (plain.isPresent() && plain.get().length > Inflated.MAX_BYTES) {
      return RptError.invalid(413, "Request body too large (>" + Inflated.MAX_BYTES + " bytes)");
    }
    Optional<JsonNode> json = plain.flatMap(Json::parse);
    if (json.isEmpty()) {
      return RptError.invalid(400, "The body is not valid JSON", "body");
    }
    String problem = REQUEST.problem(json.get(), "");
    if (problem != null) {
      return RptError.invalid(422, problem, "body");
    }
    Optional<Table> table = Table.of(json.get());
    if (table.isEmpty()) {
      return RptError.invalid(
          400, "Either \"rows\" or \"columns\" must be provided, columns of one length", "body");
    }
    List<Target> targets = new ArrayList<>();
    json.get()
        .path("prediction_config")
        .path("target_columns")
        .forEach(config -> targets.add(Target.of(config)));
    for (Target target : targets) {
      if (!table.get().columns().containsKey(target.name())) {
        return RptError.invalid(400, "A target column is not in the table", "body");
      }
    }
    return Reply.json(
            200, answer(table.get(), targets, json.get().path("index_column").asText("")))
        .about(new ModelRun(model.name(), TokenUsage.ZERO, Optional.empty()));
  }

  private static ObjectNode answer(Table table, List<Target> targets, String indexColumn) {
    ArrayNode predictions = Json.array();
    int gaps = 0;
    for (int row = 0; row < table.rows(); row++) {
      ObjectNode prediction = Json.object();
      for (Target target : targets) {
        List<JsonNode> cells = table.columns().getOrDefault(target.name(), List.of());
        if (target.isGap(cells.get(row))) {
          prediction.putArray(target.name()).add(target.prediction(cells));
          gaps++;
        }
      }
      if (!prediction.isEmpty()) {
        List<JsonNode> index = table.columns().getOrDefault(indexColumn, List.of());
        if (!index.isEmpty()) {
          prediction.set(indexColumn, index.get(row).deepCopy());
        }
        predictions.add(prediction);
      }
    }
    return answer(predictions, table.columns().size(), table.rows(), gaps);
  }

  static ObjectNode answer(ArrayNode predictions, int columns, long rows, int gaps) {
    ObjectNode json = Json.object().put("id", UUID.randomUUID().toString());
    json.putObject("status").put("code", 0).put("message", "ok");
    ObjectNode metadata = Json.object()
        .put("num_columns", columns)
        .put("num_rows", rows)
        .put("num_predictions", gaps)
        .put("num_query_rows", predictions.size());
    json.set("predictions", predictions);
    json.set("metadata", metadata);
    return json;
  }
}
