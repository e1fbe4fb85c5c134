package dev.lictor.schema.openai;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One tool, while it is read. Functions and custom tools run at the caller's and are closed objects; any other type is a hosted
 * tool, of which is read where it leads to, which model it runs and what it may look into. Confined to one call.
 *
 * <p>Image generation runs {@code gpt-image-1} where it names no model (openai-openapi, {@code ImageGenTool}).
 */
final class ToolReading {

  /** Chat completions: what is told of a function stands in an object of its own. */
  static final Form CHAT = new Form(Set.of("type", "function"), Set.of("type", "custom"));

  /** Responses: all stands in one object. */
  static final Form RESPONSES = new Form(
      Set.of(
          "type",
          "name",
          "description",
          "parameters",
          "strict",
          "output_schema",
          "defer_loading",
          "allowed_callers"),
      Set.of("type", "name", "description", "format", "defer_loading", "allowed_callers"));

  private static final String DEFAULT_IMAGE_MODEL = "gpt-image-1";

  private static final ObjectShape<ToolReading> FUNCTION = ObjectShape.<ToolReading>builder()
      .required("name", (in, tool) -> tool.name = in.string())
      .optional("description", (in, tool) -> in.skip())
      .optional("parameters", (in, tool) -> in.skip())
      .optional("strict", (in, tool) -> in.skip())
      .build();

  private static final ObjectShape<ToolReading> CUSTOM = ObjectShape.<ToolReading>builder()
      .required("name", (in, tool) -> tool.name = in.string())
      .optional("description", (in, tool) -> in.skip())
      .optional("format", (in, tool) -> in.skip())
      .build();

  private static final ObjectShape<ToolReading> TOOL = tool();

  /** The keys that a tool has which runs at the caller's. Immutable. */
  record Form(Set<String> function, Set<String> custom) {}

  private final Prompt prompt;
  private final Form form;
  private final ToolPlace place = new ToolPlace();
  private final List<String> keys = new ArrayList<>(4);
  private String type = "";
  private String name = "";
  private String model = "";

  private ToolReading(Prompt prompt, Form form) {
    this.prompt = prompt;
    this.form = form;
  }

  private static ObjectShape<ToolReading> tool() {
    ObjectShape.Builder<ToolReading> shape = ObjectShape.builder();
    key(shape, "type", (in, tool) -> tool.type = in.string());
    key(shape, "name", (in, tool) -> tool.name = in.string());
    key(shape, "function", (in, tool) -> in.object(FUNCTION, tool));
    key(shape, "custom", (in, tool) -> in.object(CUSTOM, tool));
    key(shape, "server_url", (in, tool) -> tool.place.url(in));
    key(shape, "url", (in, tool) -> tool.place.url(in));
    key(shape, "server_label", (in, tool) -> tool.place.label(in));
    key(shape, "connector_id", (in, tool) -> tool.place.id(in));
    key(shape, "tunnel_id", (in, tool) -> tool.place.id(in));
    key(shape, "model", (in, tool) -> tool.model = Read.model(in));
    key(shape, "vector_store_ids", (in, tool) -> ToolContents.stores(in, tool.prompt));
    key(shape, "container", (in, tool) -> ToolContents.container(in, tool.prompt));
    key(shape, "input_image_mask", (in, tool) -> ToolContents.mask(in, tool.prompt));
    key(shape, "tools", (in, tool) -> Read.array(in, ToolReading::nested, tool));
    return shape
        .others((in, tool, key) -> {
          tool.keys.add(key);
          in.skip();
        })
        .build();
  }

  private static void key(
      ObjectShape.Builder<ToolReading> shape, String key, ObjectShape.Member<ToolReading> member) {
    ObjectShape.Member<ToolReading> noted = (in, tool) -> {
      tool.keys.add(key);
      member.read(in, tool);
    };
    if (key.equals("type")) {
      shape.required(key, noted);
    } else {
      shape.optional(key, noted);
    }
  }

  /** Reads the tools of a request. */
  static void readAll(JsonReader in, Prompt prompt, Form form) {
    if (!in.absent()) {
      in.array((reader, all) -> read(reader, all, form), prompt);
      prompt.schemaBytes += in.end() - in.start();
    }
  }

  private static void read(JsonReader in, Prompt prompt, Form form) {
    ToolReading tool = new ToolReading(prompt, form);
    in.object(TOOL, tool);
    tool.take(in);
  }

  private static void nested(JsonReader in, ToolReading tool) {
    read(in, tool.prompt, tool.form);
  }

  private void take(JsonReader in) {
    switch (type) {
      case "" -> throw in.fault("unsupported_value", "the type of a tool must not be empty");
      case "function" -> closed(in, form.function());
      case "custom" -> closed(in, form.custom());
      case "mcp" -> prompt.tools.add(place.server(in));
      case "namespace" -> {
        if (!keys.contains("tools")) {
          throw in.fault("missing_key", "\"tools\" is missing");
        }
      }
      case "file_search" -> {
        prompt.grounding = true;
        prompt.tools.add(new Tool(type, name, place.host()));
      }
      default -> prompt.tools.add(new Tool(type, name, place.host()));
    }
    if (type.equals("image_generation")) {
      prompt.models.add(
          new OtherModel(model.isEmpty() ? DEFAULT_IMAGE_MODEL : model, "tool", true));
    } else if (!model.isEmpty()) {
      prompt.models.add(new OtherModel(model, "tool", true));
    }
  }

  private void closed(JsonReader in, Set<String> known) {
    for (String key : keys) {
      if (!known.contains(key)) {
        throw in.fault("unknown_key", "this tool has a key that its type does not know");
      }
    }
    if (name.isEmpty()) {
      throw in.fault("missing_key", "the name of a tool is missing");
    }
    prompt.tools.add(new Tool(type, name, ""));
  }
}
