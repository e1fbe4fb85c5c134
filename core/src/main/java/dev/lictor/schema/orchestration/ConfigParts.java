package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Pieces;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a configuration stand, in a request or stored, that the other can replace: each module, within {@code
 * prompt_templating} {@code prompt} and {@code model}, and {@code stream} (orchestration v2, spec 0.110.12, {@code
 * PartialOrchestrationConfig}: "The remaining configuration is taken from the referenced orchestration config"). It reads what the
 * strict reader let through. Confined to one call.
 */
final class ConfigParts {

  private static final String PROMPTING = "prompt_templating";
  private static final List<String> MODULES =
      List.of("filtering", "masking", "grounding", "translation");

  private static final ObjectShape<ConfigParts> PROMPT_TEMPLATING = keeping("prompt", "model");

  private static final ObjectShape<ConfigParts> MODULES_SHAPE = modules();

  private static final ObjectShape<ConfigParts> CONFIG = ObjectShape.<ConfigParts>builder()
      .optional("modules", (in, parts) -> {
        if (in.type() == JsonType.ARRAY) {
          parts.keep(in, "modules");
        } else {
          parts.hasModules = true;
          in.object(MODULES_SHAPE, parts);
        }
      })
      .optional("stream", (in, parts) -> parts.keep(in, "stream"))
      .build();

  private static final ObjectShape<ConfigParts> REQUEST = ObjectShape.<ConfigParts>builder()
      .optional("config", (in, parts) -> in.object(CONFIG, parts))
      .optional("config_ref", (in, parts) -> in.skip())
      .optional("placeholder_values", (in, parts) -> parts.keep(in, "placeholder_values"))
      .optional("messages_history", (in, parts) -> parts.keep(in, "messages_history"))
      .build();

  private final ByteBuffer document;
  private final Map<String, ByteBuffer> values = new LinkedHashMap<>();
  private boolean hasModules;

  private ConfigParts(ByteBuffer document) {
    this.document = document;
  }

  private static ObjectShape<ConfigParts> keeping(String... keys) {
    ObjectShape.Builder<ConfigParts> shape = ObjectShape.builder();
    for (String key : keys) {
      shape.optional(key, (in, parts) -> parts.keep(in, key));
    }
    return shape.build();
  }

  private static ObjectShape<ConfigParts> modules() {
    ObjectShape.Builder<ConfigParts> shape = ObjectShape.<ConfigParts>builder()
        .optional(PROMPTING, (in, parts) -> in.object(PROMPT_TEMPLATING, parts));
    for (String module : MODULES) {
      shape.optional(module, (in, parts) -> parts.keep(in, module));
    }
    return shape.build();
  }

  /** Finds the parts of a request. */
  static ConfigParts ofRequest(ByteBuffer body) {
    ConfigParts parts = new ConfigParts(body);
    new JsonReader(body).document(REQUEST, parts);
    return parts;
  }

  /** Finds the parts of a stored configuration, which the strict reader must let through. */
  static ConfigParts ofStored(ByteBuffer spec) {
    new JsonReader(spec).document(RequestV2.CONFIG, new Call());
    ConfigParts parts = new ConfigParts(spec);
    new JsonReader(spec).document(CONFIG, parts);
    return parts;
  }

  private void keep(JsonReader in, String key) {
    in.skip();
    values.put(
        key,
        document
            .duplicate()
            .position(document.position() + in.start())
            .limit(document.position() + in.end()));
  }

  /** Returns whether the modules are one set and not a list. */
  boolean hasModules() {
    return hasModules;
  }

  /** Returns whether the modules are a list. */
  boolean hasList() {
    return values.containsKey("modules");
  }

  /** Returns this request with its own configuration over a stored one. */
  Pieces over(ConfigParts stored) {
    Pieces merged = new Pieces().begin("config");
    ByteBuffer list = stored.values.get("modules");
    if (list != null) {
      merged.member("modules", list);
    } else {
      merged.begin("modules");
      if (either("prompt", stored) != null || either("model", stored) != null) {
        merged.begin(PROMPTING);
        add(merged, "prompt", stored);
        add(merged, "model", stored);
        merged.end();
      }
      MODULES.forEach(module -> add(merged, module, stored));
      merged.end();
    }
    add(merged, "stream", stored);
    merged.end();
    add(merged, "placeholder_values", stored);
    add(merged, "messages_history", stored);
    return merged.end();
  }

  private void add(Pieces merged, String key, ConfigParts stored) {
    ByteBuffer value = either(key, stored);
    if (value != null) {
      merged.member(key, value);
    }
  }

  private @Nullable ByteBuffer either(String key, ConfigParts stored) {
    ByteBuffer own = values.get(key);
    return own == null ? stored.values.get(key) : own;
  }
}
