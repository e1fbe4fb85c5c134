package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Pieces;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stored template as the prompt that it stands for. Beside what a prompt may hold, a template may hold anything, which orchestration
 * does not know (prompt registry, {@code PromptTemplateSpec}); it is left out. Confined to one call.
 */
final class StoredTemplate {

  private static final ObjectShape<StoredTemplate> SHAPE = ObjectShape.<StoredTemplate>builder()
      .required("template", (in, stored) -> stored.keep(in, "template"))
      .optional("defaults", (in, stored) -> stored.keep(in, "defaults"))
      .optional("response_format", (in, stored) -> stored.keep(in, "response_format"))
      .optional("tools", (in, stored) -> stored.keep(in, "tools"))
      .others((in, stored, key) -> {
        in.skip();
        stored.more = true;
      })
      .build();

  private final ByteBuffer spec;
  private final Map<String, ByteBuffer> parts = new LinkedHashMap<>();
  private boolean more;

  private StoredTemplate(ByteBuffer spec) {
    this.spec = spec;
  }

  /** Reads a template, which must be a prompt of the generation. */
  static StoredTemplate read(ByteBuffer spec, ObjectShape<ModuleSet> prompt) {
    StoredTemplate stored = new StoredTemplate(spec);
    new JsonReader(spec).document(SHAPE, stored);
    new JsonReader(stored.prompt()).document(prompt, new ModuleSet());
    return stored;
  }

  private void keep(JsonReader in, String key) {
    boolean absent = in.type() == JsonType.NULL && !key.equals("template");
    in.skip();
    if (!absent) {
      parts.put(
          key,
          spec.duplicate()
              .position(spec.position() + in.start())
              .limit(spec.position() + in.end()));
    }
  }

  /** Returns whether the template holds more than a prompt does. */
  boolean holdsMore() {
    return more;
  }

  ByteBuffer prompt() {
    Pieces prompt = new Pieces();
    parts.forEach(prompt::member);
    return prompt.end().join();
  }
}
