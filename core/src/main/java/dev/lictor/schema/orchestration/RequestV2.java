package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/** The shape of a v2 completion request (spec 0.110.12). Not instantiable. */
final class RequestV2 {

  private static final int MAX_FALLBACKS = 64;

  private static final ObjectShape<ModuleSet> PROMPT_TEMPLATING = ObjectShape.<ModuleSet>builder()
      .optional("prompt", (in, modules) -> PromptReading.read(in, modules, PromptReading.V2))
      .optional("model", ModelReading::readV2)
      .build();

  private static final ObjectShape<ModuleSet> MODULES = ObjectShape.<ModuleSet>builder()
      .optional("prompt_templating", (in, modules) -> {
        modules.hasPrompting = true;
        in.object(PROMPT_TEMPLATING, modules);
      })
      .optional("filtering", (in, modules) -> in.object(FilterReading.V2, modules))
      .optional("masking", MaskReading::readV2)
      .optional("grounding", GroundingReading::readV2)
      .optional("translation", (in, modules) -> {
        modules.translation = true;
        OtherModules.skipObject(in);
      })
      .build();

  private static final ObjectShape<Call> STREAM = ObjectShape.<Call>builder()
      .optional("enabled", (in, call) -> call.stream = in.bool())
      .optional("chunk_size", (in, call) -> in.integer())
      .optional("delimiters", (in, call) -> in.array((reader, c) -> reader.skip(), call))
      .build();

  /** A configuration, in a request or stored. */
  static final ObjectShape<Call> CONFIG = ObjectShape.<Call>builder()
      .optional("modules", RequestV2::modules)
      .optional("stream", (in, call) -> in.object(STREAM, call))
      .build();

  private static final ObjectShape<Call> SHAPE = ObjectShape.<Call>builder()
      .optional("config", (in, call) -> {
        call.hasConfig = true;
        in.object(CONFIG, call);
      })
      .optional(Ref.CONFIG, (in, call) -> call.configRef = Ref.read(in, Ref.CONFIG))
      .optional("placeholder_values", (in, call) -> in.object(Values.SHAPE, call.values))
      .optional("messages_history", (in, call) -> in.array(Message::readV2, call.history))
      .optional("orchestration_config", (in, call) -> {
        throw v1(in);
      })
      .optional("input_params", (in, call) -> {
        throw v1(in);
      })
      .build();

  private RequestV2() {}

  static void read(JsonReader in, Call call) {
    in.document(SHAPE, call);
    if (call.configRef == null && !call.hasConfig) {
      throw new JsonFault("missing_key", "$: \"config\" is missing");
    }
    if (call.configRef != null && call.isList) {
      throw new JsonFault(
          "wrong_type", "$.config.modules: expected object beside config_ref, found array");
    }
    for (int i = 0; call.configRef == null && i < Math.max(1, call.elements.size()); i++) {
      require(call, i);
    }
  }

  private static void require(Call call, int index) {
    String path = "$.config.modules" + (call.isList ? "[" + index + ']' : "");
    if (call.elements.isEmpty()) {
      throw new JsonFault("missing_key", "$.config: \"modules\" is missing");
    }
    ModuleSet modules = call.elements.get(index);
    if (!modules.hasPrompting) {
      throw new JsonFault("missing_key", path + ": \"prompt_templating\" is missing");
    }
    if (modules.model.isEmpty()) {
      throw new JsonFault("missing_key", path + ".prompt_templating: \"model\" is missing");
    }
  }

  private static void modules(JsonReader in, Call call) {
    call.isList = in.type() == JsonType.ARRAY;
    if (!call.isList) {
      element(in, call);
    } else if (in.array(RequestV2::element, call) == 0) {
      throw in.fault("empty_array", "modules needs at least one element");
    }
  }

  private static void element(JsonReader in, Call call) {
    if (call.elements.size() == MAX_FALLBACKS) {
      throw in.fault("too_many", "modules may have " + MAX_FALLBACKS + " elements");
    }
    ModuleSet modules = new ModuleSet();
    in.object(MODULES, modules);
    call.elements.add(modules);
  }

  private static JsonFault v1(JsonReader in) {
    return in.fault(
        "wrong_dialect",
        "this key belongs to orchestration v1, which is at /completion; here it is config and placeholder_values");
  }
}
