package dev.lictor.schema.rpt;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * The shape of a prediction (SAP-RPT-1 0.1.0, {@code PredictRequestPayload}): what is said about the table is read strictly, its
 * cells may be anything. Not instantiable.
 */
final class PredictRequest {

  private static final Object NOTHING = new Object();

  private static final Words TASKS = Words.of("classification", "regression");
  private static final Words TYPES = Words.of("string", "numeric", "date");

  private static final ObjectShape<Object> TARGET = ObjectShape.builder()
      .required("name", (in, nothing) -> in.string())
      .required("prediction_placeholder", (in, nothing) -> placeholder(in))
      .optional("task_type", (in, nothing) -> orNull(in, () -> in.word(TASKS)))
      .optional("top_k", (in, nothing) -> orNull(in, in::integer))
      .build();

  private static final ObjectShape<Object> CONFIG = ObjectShape.builder()
      .required(
          "target_columns",
          (in, nothing) -> in.array((reader, n) -> reader.object(TARGET, n), nothing))
      .build();

  private static final ObjectShape<Object> FIELD =
      ObjectShape.builder().required("dtype", (in, nothing) -> in.word(TYPES)).build();

  private static final ObjectShape<Object> DATA_SCHEMA = ObjectShape.builder()
      .others((in, nothing, column) -> in.object(FIELD, nothing))
      .build();

  private static final ObjectShape<Object> COLUMNS = ObjectShape.builder()
      .others((in, nothing, column) -> in.array((reader, n) -> reader.skip(), nothing))
      .build();

  private static final ObjectShape<Object> ROW =
      ObjectShape.builder().others((in, nothing, column) -> in.skip()).build();

  private static final ObjectShape<Object> SHAPE = ObjectShape.builder()
      .required("prediction_config", (in, nothing) -> in.object(CONFIG, nothing))
      .optional(
          "rows",
          (in, nothing) ->
              orNull(in, () -> in.array((reader, n) -> reader.object(ROW, n), nothing)))
      .optional("columns", (in, nothing) -> orNull(in, () -> in.object(COLUMNS, nothing)))
      .optional("index_column", (in, nothing) -> orNull(in, in::string))
      .optional("parse_data_types", (in, nothing) -> in.bool())
      .optional("data_schema", (in, nothing) -> orNull(in, () -> in.object(DATA_SCHEMA, nothing)))
      .build();

  private PredictRequest() {}

  static void read(JsonReader in) {
    in.document(SHAPE, NOTHING);
  }

  private static void orNull(JsonReader in, Runnable value) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      value.run();
    }
  }

  private static void placeholder(JsonReader in) {
    JsonType type = in.type();
    if (type != JsonType.STRING && type != JsonType.NUMBER) {
      throw in.fault("wrong_type", "expected string or number, found " + type.word());
    }
    in.skip();
  }
}
