package dev.lictor.schema.cohere;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/** The tools of a chat: functions that run at the caller's, and no others. Not instantiable. */
final class ToolReading {

  private static final Words TYPES = Words.of("function");

  private static final ObjectShape<Prompt> FUNCTION = ObjectShape.<Prompt>builder()
      .required("name", (in, prompt) -> prompt.tools.add(new Tool("function", Read.name(in), "")))
      .optional("description", (in, prompt) -> in.skip())
      .optional("parameters", (in, prompt) -> in.skip())
      .build();

  private static final ObjectShape<Prompt> TOOL = ObjectShape.<Prompt>builder()
      .optional("type", (in, prompt) -> in.word(TYPES))
      .required("function", (in, prompt) -> in.object(FUNCTION, prompt))
      .build();

  private ToolReading() {}

  static void readAll(JsonReader in, Prompt prompt) {
    if (!in.absent()) {
      in.array((reader, all) -> reader.object(TOOL, all), prompt);
      prompt.rewritten(in.end() - in.start());
    }
  }
}
