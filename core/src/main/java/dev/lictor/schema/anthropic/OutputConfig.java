package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/** {@code output_config}: effort, format and a budget that the model is told of. Not instantiable. */
final class OutputConfig {

  private static final ObjectShape<MessagesRequest> SHAPE = ObjectShape.<MessagesRequest>builder()
      .optional("effort", (in, request) -> request.thought.effort(in))
      .optional("format", OutputConfig::format)
      .optional("task_budget", MessagesRequest::rewritten)
      .build();

  private OutputConfig() {}

  static void read(JsonReader in, MessagesRequest request) {
    if (!MessagesRequest.isNull(in)) {
      in.object(SHAPE, request);
    }
  }

  /** Reads a format, of which the model is told in words. */
  static void format(JsonReader in, MessagesRequest request) {
    MessagesRequest.rewritten(in, request);
    request.formatted = true;
  }
}
