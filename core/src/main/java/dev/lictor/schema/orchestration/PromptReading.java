package dev.lictor.schema.orchestration;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * The prompt of one element: a template in the body, or the name of one in the prompt registry. Both together are refused. Not
 * instantiable; all functions are pure but for the element that they fill.
 */
final class PromptReading {

  static final ObjectShape<ModuleSet> V1 = prompt(Message::readV1, ToolReading.V1)
      .optional("template_ref", (in, modules) -> reference(in, modules, "template_ref", Ref.PLAIN))
      .build();

  static final ObjectShape<ModuleSet> V2 = prompt(Message::readV2, ToolReading.V2)
      .optional("template_ref", (in, modules) -> reference(in, modules, "template_ref", Ref.SCOPED))
      .build();

  private PromptReading() {}

  private static ObjectShape.Builder<ModuleSet> prompt(
      JsonReader.Element<Messages> message, ObjectShape<ToolReading> tool) {
    return ObjectShape.<ModuleSet>builder()
        .optional("template", (in, modules) -> {
          modules.hasTemplate = true;
          if (in.array(message, modules.template) == 0) {
            throw in.fault("empty_array", "template needs at least one message");
          }
        })
        .optional("defaults", (in, modules) -> {
          modules.hasTemplateParts = true;
          in.object(Values.SHAPE, modules.defaults);
        })
        .optional("response_format", (in, modules) -> {
          modules.hasTemplateParts = true;
          ModelReading.schema(in, modules);
        })
        .optional("tools", (in, modules) -> {
          modules.hasTemplateParts = true;
          ToolReading.readAll(in, modules, tool);
        });
  }

  /** Reads a prompt. */
  static void read(JsonReader in, ModuleSet modules, ObjectShape<ModuleSet> shape) {
    in.object(shape, modules);
    boolean referred = !modules.references.isEmpty();
    if (referred == modules.hasTemplate || (referred && modules.hasTemplateParts)) {
      throw in.fault("unsupported_value", "a prompt needs either a template or a template_ref");
    }
  }

  private static void reference(
      JsonReader in, ModuleSet modules, String kind, ObjectShape<Ref> shape) {
    modules.references.add(Ref.read(in, kind, shape));
  }

  /** A name in the prompt registry, while it is read: an id, or scenario, name and version. Confined to one call. */
  static final class Ref {

    private static final Words SCOPES = Words.of("tenant", "resource_group");

    static final ObjectShape<Ref> PLAIN = ref().build();

    static final ObjectShape<Ref> SCOPED =
        ref().optional("scope", (in, ref) -> in.word(SCOPES)).build();

    private String id = "";
    private String scenario = "";
    private String name = "";
    private String version = "";

    private static ObjectShape.Builder<Ref> ref() {
      return ObjectShape.<Ref>builder()
          .optional("id", (in, ref) -> ref.id = in.string())
          .optional("scenario", (in, ref) -> ref.scenario = in.string())
          .optional("name", (in, ref) -> ref.name = in.string())
          .optional("version", (in, ref) -> ref.version = in.string());
    }

    static Reference read(JsonReader in, String kind, ObjectShape<Ref> shape) {
      Ref ref = new Ref();
      in.object(shape, ref);
      boolean named = !ref.scenario.isEmpty() && !ref.name.isEmpty() && !ref.version.isEmpty();
      boolean partlyNamed =
          !ref.scenario.isEmpty() || !ref.name.isEmpty() || !ref.version.isEmpty();
      if (ref.id.isEmpty() ? !named : partlyNamed) {
        throw in.fault(
            "unsupported_value", "a reference needs either id, or scenario, name and version");
      }
      return new Reference(
          kind,
          named ? ref.scenario + '/' + ref.name + '/' + ref.version : ref.id,
          Reference.Effect.CONFIGURES);
    }
  }
}
