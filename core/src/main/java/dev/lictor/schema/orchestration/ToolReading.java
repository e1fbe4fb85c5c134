package dev.lictor.schema.orchestration;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One tool, while it is read. In {@code prompt.tools} it is a function of the documented form; in {@code model.params}, where
 * anything may be passed on to the provider, it may be any provider's tool, named by its {@code type} or, as Gemini does, by its
 * only key. Confined to one call.
 */
final class ToolReading {

  private static final String FUNCTION = "function";

  /** Keys that describe a function, in one provider's notation or another, and offer nothing besides. */
  private static final Set<String> PARTS =
      Set.of("description", "parameters", "strict", "cache_control", "input_examples");

  /** Gemini's tools, each a key of its own that counts whatever {@code type} says; without underscores, in lower case. */
  private static final Set<String> GEMINI = Set.of(
      "functiondeclarations",
      "googlesearch",
      "googlesearchretrieval",
      "enterprisewebsearch",
      "urlcontext",
      "codeexecution",
      "retrieval",
      "googlemaps",
      "computeruse",
      "filesearch",
      "mcpservers");

  private static final Words TYPES = Words.of(FUNCTION);

  private static final ObjectShape<ToolReading> FUNCTION_SHAPE = function().build();

  private static final ObjectShape<ToolReading> OPEN_FUNCTION =
      function().others((in, tool, key) -> in.skip(tool.modules.schemaBraces)).build();

  static final ObjectShape<ToolReading> V1 = documented().build();

  static final ObjectShape<ToolReading> V2 =
      documented().optional("cache_control", (in, tool) -> in.skip()).build();

  private static final ObjectShape<ToolReading> ANY = ObjectShape.<ToolReading>builder()
      .optional("type", (in, tool) -> tool.type = in.string())
      .optional("name", (in, tool) -> tool.name(in))
      .optional("server_url", (in, tool) -> tool.host(in))
      .optional("url", (in, tool) -> tool.host(in))
      .optional(FUNCTION, (in, tool) -> in.object(OPEN_FUNCTION, tool))
      .optional("input_schema", (in, tool) -> {
        tool.isCustom = true;
        in.skip(tool.modules.schemaBraces);
      })
      .others((in, tool, key) -> {
        tool.otherKeys.add(key);
        in.skip(tool.modules.schemaBraces);
      })
      .build();

  private final ModuleSet modules;
  private String type = "";
  private String name = "";
  private String host = "";
  private boolean hasHost;
  private boolean isCustom;
  private final List<String> otherKeys = new ArrayList<>(0);

  private ToolReading(ModuleSet modules) {
    this.modules = modules;
  }

  private void name(JsonReader in) {
    name = in.string();
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    modules.schemaBraces.text(text, 0, text.length, text.length);
  }

  private void host(JsonReader in) {
    if (hasHost) {
      throw in.fault("unsupported_value", "server_url and url exclude each other");
    }
    hasHost = true;
    host = MediaLink.host(in, in.string());
  }

  private static ObjectShape.Builder<ToolReading> function() {
    return ObjectShape.<ToolReading>builder()
        .required("name", (in, tool) -> tool.name(in))
        .optional("description", (in, tool) -> in.text(tool.modules.schemaBraces))
        .optional("parameters", (in, tool) -> {
          if (in.type() != JsonType.OBJECT) {
            throw in.fault("wrong_type", "expected object, found " + in.type().word());
          }
          in.skip(tool.modules.schemaBraces);
        })
        .optional("strict", (in, tool) -> {
          if (in.type() == JsonType.NULL) {
            in.skip();
          } else {
            in.bool();
          }
        });
  }

  private static ObjectShape.Builder<ToolReading> documented() {
    return ObjectShape.<ToolReading>builder()
        .required("type", (in, tool) -> in.word(TYPES))
        .required(FUNCTION, (in, tool) -> in.object(FUNCTION_SHAPE, tool));
  }

  static void readAll(JsonReader in, ModuleSet modules, ObjectShape<ToolReading> shape) {
    in.array(
        (reader, set) -> {
          ToolReading tool = new ToolReading(set);
          reader.object(shape, tool);
          set.tools.add(new Tool(FUNCTION, tool.name, ""));
        },
        modules);
    modules.schemaBytes += in.end() - in.start();
  }

  /** Reads the tools in {@code model.params}, where any provider's may stand. */
  static void readAny(JsonReader in, ModuleSet modules) {
    in.array(
        (reader, set) -> {
          ToolReading tool = new ToolReading(set);
          reader.object(ANY, tool);
          tool.addTo(set.tools);
        },
        modules);
    modules.schemaBytes += in.end() - in.start();
  }

  /** Adds the tool, and every other that hides among its keys. */
  private void addTo(List<Tool> tools) {
    boolean own = type.equals(FUNCTION) || (isCustom && (type.isEmpty() || type.equals("custom")));
    List<String> hidden = new ArrayList<>(0);
    for (String key : otherKeys) {
      if (isGemini(key) || ((own || type.isEmpty()) && !PARTS.contains(key))) {
        hidden.add(key);
      }
    }
    if (!type.isEmpty()) {
      tools.add(new Tool(own ? FUNCTION : type, name, host));
    } else if (isCustom && !hasHost) {
      tools.add(new Tool(FUNCTION, name, host));
    } else if (hidden.isEmpty() || hasHost) {
      tools.add(new Tool("unknown", name, host));
    }
    for (String key : hidden) {
      boolean functions = simple(key).equals("functiondeclarations");
      tools.add(new Tool(functions ? FUNCTION : key, name, host));
    }
  }

  private static boolean isGemini(String key) {
    return GEMINI.contains(simple(key));
  }

  private static String simple(String key) {
    return key.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
