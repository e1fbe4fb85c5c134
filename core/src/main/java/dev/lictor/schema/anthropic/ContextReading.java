package dev.lictor.schema.anthropic;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/** {@code container} and {@code context_management}: what Anthropic keeps, and what it leaves out. Confined to one call. */
final class ContextReading {

  private static final String ANTHROPIC = "anthropic";

  private static final ObjectShape<ContextReading> SKILL = ObjectShape.<ContextReading>builder()
      .required("type", (in, skill) -> skill.type = in.string())
      .required("skill_id", (in, skill) -> skill.id = in.string())
      .optional("version", (in, skill) -> {
        if (!MessagesRequest.isNull(in)) {
          skill.version = in.string();
        }
      })
      .build();

  private static final ObjectShape<MessagesRequest> CONTAINER =
      ObjectShape.<MessagesRequest>builder()
          .optional("id", ContextReading::containerId)
          .optional("skills", (in, request) -> {
            if (!MessagesRequest.isNull(in)) {
              in.array(ContextReading::skill, request);
            }
          })
          .build();

  private static final ObjectShape<ContextReading> EDIT = ObjectShape.<ContextReading>builder()
      .required("type", (in, edit) -> edit.type = in.string())
      .others((in, edit, key) -> in.skip())
      .build();

  private static final ObjectShape<MessagesRequest> MANAGEMENT =
      ObjectShape.<MessagesRequest>builder()
          .optional("edits", (in, request) -> in.array(ContextReading::edit, request))
          .build();

  private String type = "";
  private String id = "";
  private String version = "latest";

  private ContextReading() {}

  static void container(JsonReader in, MessagesRequest request) {
    if (in.type() == JsonType.OBJECT) {
      in.object(CONTAINER, request);
    } else {
      containerId(in, request);
    }
  }

  /** Reads the id of a container: it holds the files and the state of earlier calls. */
  private static void containerId(JsonReader in, MessagesRequest request) {
    if (!MessagesRequest.isNull(in)) {
      request.references.add(new Reference("container", in.string(), Reference.Effect.CONTINUES));
      request.storedState = true;
    }
  }

  /** Reads a skill: instructions and code; only those that Anthropic ships are the same for everybody. */
  private static void skill(JsonReader in, MessagesRequest request) {
    ContextReading skill = new ContextReading();
    in.object(SKILL, skill);
    request.references.add(new Reference(
        "skill",
        skill.type + '/' + skill.id + '/' + skill.version,
        skill.type.equals(ANTHROPIC) ? Reference.Effect.CARRIES : Reference.Effect.CONFIGURES));
  }

  static void management(JsonReader in, MessagesRequest request) {
    if (!MessagesRequest.isNull(in)) {
      in.object(MANAGEMENT, request);
    }
  }

  /** Reads an edit of the context: clearing leaves out, anything else (compaction) may have the model read more than once. */
  private static void edit(JsonReader in, MessagesRequest request) {
    ContextReading edit = new ContextReading();
    in.object(EDIT, edit);
    request.open |= !edit.type.startsWith("clear_");
  }
}
