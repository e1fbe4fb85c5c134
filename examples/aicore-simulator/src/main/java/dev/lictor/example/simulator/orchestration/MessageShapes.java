package dev.lictor.example.simulator.orchestration;

import dev.lictor.example.simulator.json.ObjectShape;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.Map;

/** Shapes of chat messages, tools and response formats (orchestration v2, spec 0.110.12, and the v1 spec before it). Thread-safe. */
final class MessageShapes {
  private static final Shape CACHE_CONTROL = Shapes.object()
      .required("type", Shapes.choice("ephemeral"))
      .optional("ttl", Shapes.choice("5m", "1h"));
  private static final Shape TOOL_CALLS = Shapes.listOf(Shapes.anyObject(), 0);
  private static final Shape REASONING = Shapes.listOf(
      Shapes.object().optional("content", Shapes.text()).optional("signature", Shapes.text()), 0);

  private MessageShapes() {}

  static Shape messages(Dialect dialect, int minItems) {
    Shape text = Shapes.either(Shapes.text(), Shapes.listOf(cached(dialect, textPart()), 1));
    ObjectShape assistant = Shapes.object()
        .required("role", Shapes.choice("assistant"))
        .optional("content", text)
        .optional("refusal", Shapes.text())
        .optional("tool_calls", TOOL_CALLS);
    Map<String, Shape> byRole = Map.of(
        "system", plain(text),
        "developer", plain(text),
        "user", plain(Shapes.either(Shapes.text(), Shapes.listOf(userPart(dialect), 1))),
        "assistant",
            dialect == Dialect.V2 ? assistant.optional("reasoning_content", REASONING) : assistant,
        "tool", plain(text).required("tool_call_id", Shapes.text()));
    return Shapes.listOf(Shapes.byKey("role", byRole), minItems);
  }

  private static ObjectShape plain(Shape content) {
    return Shapes.object().required("role", Shapes.text()).required("content", content);
  }

  private static ObjectShape textPart() {
    return Shapes.object().required("type", Shapes.choice("text")).required("text", Shapes.text());
  }

  private static Shape userPart(Dialect dialect) {
    ObjectShape part = Shapes.object()
        .required(
            "type",
            dialect == Dialect.V2
                ? Shapes.choice("text", "image_url", "file")
                : Shapes.choice("text", "image_url"))
        .optional("text", Shapes.text())
        .optional(
            "image_url",
            Shapes.object().required("url", Shapes.text()).optional("detail", Shapes.text()));
    return dialect == Dialect.V1
        ? part
        : cached(
            dialect,
            part.optional(
                "file",
                Shapes.object()
                    .required("file_data", Shapes.text())
                    .optional("filename", Shapes.text())));
  }

  private static ObjectShape cached(Dialect dialect, ObjectShape shape) {
    return dialect == Dialect.V2 ? shape.optional("cache_control", CACHE_CONTROL) : shape;
  }

  static Shape tools(Dialect dialect) {
    ObjectShape function = Shapes.object()
        .required("name", Shapes.text())
        .optional("description", Shapes.text())
        .optional("parameters", Shapes.anyObject())
        .optional("strict", Shapes.any());
    return Shapes.listOf(
        cached(
            dialect,
            Shapes.object()
                .required("type", Shapes.choice("function"))
                .required("function", function)),
        0);
  }

  static Shape responseFormat() {
    Shape schema = Shapes.object()
        .required("name", Shapes.text())
        .optional("description", Shapes.text())
        .optional("schema", Shapes.anyObject())
        .optional("strict", Shapes.any());
    return Shapes.byKey(
        "type",
        Map.of(
            "text", Shapes.object().required("type", Shapes.text()),
            "json_object", Shapes.object().required("type", Shapes.text()),
            "json_schema",
                Shapes.object().required("type", Shapes.text()).required("json_schema", schema)));
  }
}
