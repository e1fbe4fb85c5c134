package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import org.jspecify.annotations.Nullable;

/** The shape of an embedding request (orchestration v2, spec 0.110.12: {@code EmbeddingsPostRequest}). Thread-safe. */
final class EmbeddingShapes {
  private static final Shape FORMAT =
      Shapes.choice("float", "base64", "int8", "uint8", "binary", "ubinary");
  private static final Shape REQUEST = request();

  private EmbeddingShapes() {}

  static @Nullable String problem(JsonNode request) {
    return REQUEST.problem(request, "");
  }

  private static Shape request() {
    Shape params = (value, at) -> value.isObject()
        ? Shapes.either(FORMAT, Shapes.listOf(FORMAT, 1))
            .problem(
                value.path("encoding_format").isMissingNode()
                    ? com.fasterxml.jackson.databind.node.TextNode.valueOf("float")
                    : value.path("encoding_format"),
                at + ".encoding_format")
        : Shapes.anyObject().problem(value, at);
    Shape model = Shapes.object()
        .required("name", Shapes.text())
        .optional("version", Shapes.text())
        .optional("params", params)
        .optional("timeout", Shapes.integer(1, 1_200))
        .optional("max_retries", Shapes.integer(0, 5));
    Shape modules = Shapes.object()
        .required("embeddings", Shapes.object().required("model", model))
        .optional("masking", ModuleShapes.masking(Dialect.V2));
    Shape input = Shapes.object()
        .required("text", Shapes.either(Shapes.text(), Shapes.listOf(Shapes.text(), 1)))
        .optional(
            "type",
            Shapes.choice(
                "text",
                "document",
                "query",
                "search_document",
                "search_query",
                "classification",
                "clustering",
                "image"));
    return Shapes.object()
        .required("config", Shapes.object().required("modules", modules))
        .required("input", input);
  }
}
