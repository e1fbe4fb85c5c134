package dev.lictor.schema.openai;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/** A function in {@code functions}, the notation before there were tools, while it is read. Confined to one call. */
final class OldFunction {

  private static final ObjectShape<OldFunction> SHAPE = ObjectShape.<OldFunction>builder()
      .required("name", (in, function) -> function.name = in.string())
      .optional("description", (in, function) -> in.skip())
      .optional("parameters", (in, function) -> in.skip())
      .build();

  private String name = "";

  private OldFunction() {}

  static void readAll(JsonReader in, Prompt prompt) {
    if (in.absent()) {
      return;
    }
    in.array(
        (reader, all) -> {
          OldFunction function = new OldFunction();
          reader.object(SHAPE, function);
          all.tools.add(new Tool("function", function.name, ""));
        },
        prompt);
    prompt.schemaBytes += in.end() - in.start();
  }
}
