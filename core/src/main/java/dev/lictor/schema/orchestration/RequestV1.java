package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/** The shape of a v1 completion request (the last spec before v2). Not instantiable. */
final class RequestV1 {

  private static final ObjectShape<ModuleSet> MODULES = ObjectShape.<ModuleSet>builder()
      .required("llm_module_config", ModelReading::readV1)
      .required(
          "templating_module_config",
          (in, modules) -> PromptReading.read(in, modules, PromptReading.V1))
      .optional("filtering_module_config", (in, modules) -> in.object(FilterReading.V1, modules))
      .optional("masking_module_config", (in, modules) -> in.object(MaskReading.V1, modules))
      .optional("grounding_module_config", GroundingReading::readV1)
      .optional("input_translation_module_config", (in, modules) -> {
        modules.translation = true;
        OtherModules.skipObject(in);
      })
      .optional("output_translation_module_config", (in, modules) -> {
        modules.translation = true;
        OtherModules.skipObject(in);
      })
      .build();

  private static final ObjectShape<Object> STREAM_OPTIONS = ObjectShape.builder()
      .optional("chunk_size", (in, call) -> in.integer())
      .optional("delimiters", (in, call) -> in.array((reader, c) -> reader.skip(), call))
      .build();

  private static final ObjectShape<Call> CONFIG = ObjectShape.<Call>builder()
      .required("module_configurations", (in, call) -> {
        ModuleSet modules = new ModuleSet();
        in.object(MODULES, modules);
        call.elements.add(modules);
      })
      .optional("stream", (in, call) -> call.stream = in.bool())
      .optional("stream_options", (in, call) -> in.object(STREAM_OPTIONS, call))
      .build();

  private static final ObjectShape<Call> SHAPE = ObjectShape.<Call>builder()
      .required("orchestration_config", (in, call) -> in.object(CONFIG, call))
      .optional("input_params", (in, call) -> in.object(Values.SHAPE, call.values))
      .optional("messages_history", (in, call) -> in.array(Message::readV1, call.history))
      .optional("config", (in, call) -> {
        throw v2(in);
      })
      .optional("config_ref", (in, call) -> {
        throw v2(in);
      })
      .optional("placeholder_values", (in, call) -> {
        throw v2(in);
      })
      .build();

  private RequestV1() {}

  static void read(JsonReader in, Call call) {
    in.document(SHAPE, call);
  }

  private static JsonFault v2(JsonReader in) {
    return in.fault(
        "wrong_dialect",
        "this key belongs to orchestration v2, which is at /v2/completion; here it is orchestration_config and input_params");
  }
}
