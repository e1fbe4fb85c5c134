package dev.lictor.example.simulator.rpt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST …/predict_parquet} (spec SAP-RPT-1 0.1.0). Thread-safe.
 *
 * <p>The simulator reads a file's footer, not its pages: it knows columns and rows but no cell. So every row counts as a query,
 * and what is predicted for it is the row's number.
 */
public final class ParquetPrediction {
  private static final long MAX_ROWS = 100_000;

  /** Makes the endpoint. */
  public ParquetPrediction() {}

  /** Answers a call of a model. */
  public Reply predict(LanguageModel model, Head head, byte[] body) {
    if (body.length > Inflated.MAX_BYTES) {
      return RptError.invalid(413, "Request body too large (>" + Inflated.MAX_BYTES + " bytes)");
    }
    Optional<Map<String, byte[]>> form =
        MultipartForm.parse(head.header("content-type").orElse(""), body);
    if (form.isEmpty()
        || !form.get().containsKey("file")
        || !form.get().containsKey("prediction_config")) {
      return RptError.invalid(
          422, "A multipart/form-data body with file and prediction_config is required", "body");
    }
    Optional<JsonNode> config = Json.parse(form.get().getOrDefault("prediction_config", body))
        .filter(json -> TablePrediction.CONFIG.problem(json, "") == null);
    if (config.isEmpty()) {
      return RptError.invalid(422, "Invalid prediction_config", "body", "prediction_config");
    }
    Optional<ParquetFooter> footer = ParquetFooter.of(form.get().getOrDefault("file", body))
        .filter(file -> file.rows() <= MAX_ROWS);
    if (footer.isEmpty()) {
      return RptError.invalid(400, "The file is not a Parquet file of 0 to 100000 rows", "file");
    }
    String index =
        new String(form.get().getOrDefault("index_column", new byte[0]), StandardCharsets.UTF_8);
    return answer(model, footer.get(), config.get(), index);
  }

  private static Reply answer(
      LanguageModel model, ParquetFooter file, JsonNode config, String index) {
    List<String> targets = new ArrayList<>();
    config
        .path("target_columns")
        .forEach(target -> targets.add(target.path("name").asText()));
    if (!file.columns().containsAll(targets)
        || !(index.isEmpty() || file.columns().contains(index))) {
      return RptError.invalid(400, "A column that is named is not in the table", "body");
    }
    ArrayNode predictions = Json.array();
    for (long row = 0; row < file.rows(); row++) {
      ObjectNode prediction = predictions.addObject();
      if (!index.isEmpty()) {
        prediction.put(index, row);
      }
      for (String target : targets) {
        prediction.putArray(target).addObject().put("prediction", row);
      }
    }
    int gaps = predictions.size() * targets.size();
    return Reply.json(
            200, TablePrediction.answer(predictions, file.columns().size(), file.rows(), gaps))
        .about(new ModelRun(model.name(), TokenUsage.ZERO, Optional.empty()));
  }
}
