package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/**
 * The prompt of one element: a template in the body, or the name of one in the prompt registry. Both together are refused. Not
 * instantiable; all functions are pure but for the element that they fill.
 */
final class PromptReading {

  static final ObjectShape<ModuleSet> V1 = prompt(Message::readV1, ToolReading.V1)
      .optional(Ref.TEMPLATE, (in, modules) -> modules.templateRef = Ref.read(in, Ref.TEMPLATE))
      .build();

  static final ObjectShape<ModuleSet> V2 = prompt(Message::readV2, ToolReading.V2)
      .optional(
          Ref.TEMPLATE, (in, modules) -> modules.templateRef = Ref.readScoped(in, Ref.TEMPLATE))
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
    modules.promptStart = in.start();
    modules.promptEnd = in.end();
    boolean referred = modules.templateRef != null;
    if (referred == modules.hasTemplate || (referred && modules.hasTemplateParts)) {
      throw in.fault("unsupported_value", "a prompt needs either a template or a template_ref");
    }
  }
}
