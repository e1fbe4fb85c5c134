package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import java.util.List;

/**
 * The model of one element and its parameters.
 *
 * <p>Parameters are passed on to the provider as they are ({@code additionalProperties: true}), so only names are let through whose
 * effect is known: those that the example of spec 0.110.12 and SAP's SDKs use ({@code max_tokens, max_completion_tokens,
 * temperature, top_p, frequency_penalty, presence_penalty, n, stop, stream_options, reasoning_effort, thinking,
 * parallel_tool_calls, tool_choice}), those of OpenAI's chat completions that change no text, price class aside ({@code seed,
 * logprobs, top_logprobs, logit_bias, user, metadata, response_format, service_tier, verbosity, tools}; Azure OpenAI 2024-10-21 and
 * openai-openapi), and {@code top_k}, {@code stop_sequences}, {@code safety_settings} of Anthropic and Gemini. Confined to one
 * call.
 */
final class ModelReading {

  /** What v2 does if nothing is said, and the most it takes (orchestration v2, spec 0.110.12). */
  static final long USUAL_RETRIES = 2;

  private static final long MAX_RETRIES = 5;

  /** Those that say nothing of what a call may cost, read or do. */
  static final List<String> HARMLESS = List.of(
      "temperature",
      "top_p",
      "top_k",
      "frequency_penalty",
      "presence_penalty",
      "stop",
      "stop_sequences",
      "seed",
      "logprobs",
      "top_logprobs",
      "logit_bias",
      "user",
      "metadata",
      "parallel_tool_calls",
      "verbosity");

  static final ObjectShape<ModuleSet> PARAMS = parameters();

  private static final ObjectShape<ModuleSet> V1 = ObjectShape.<ModuleSet>builder()
      .required("model_name", (in, modules) -> modules.model = name(in))
      .optional("model_version", (in, modules) -> modules.version = in.string())
      .optional("model_params", ModelReading::params)
      .build();

  private static final ObjectShape<ModuleSet> V2 = ObjectShape.<ModuleSet>builder()
      .required("name", (in, modules) -> modules.model = name(in))
      .optional("version", (in, modules) -> modules.version = in.string())
      .optional("params", ModelReading::params)
      .optional("timeout", (in, modules) -> in.integer())
      .optional("max_retries", (in, modules) -> modules.retries = retries(in))
      .build();

  private ModelReading() {}

  static void readV1(JsonReader in, ModuleSet modules) {
    in.object(V1, modules);
    modules.usage.model(in, "model_params");
  }

  static void readV2(JsonReader in, ModuleSet modules) {
    modules.retries = USUAL_RETRIES;
    in.object(V2, modules);
    modules.usage.model(in, "params");
  }

  private static void params(JsonReader in, ModuleSet modules) {
    in.object(PARAMS, modules);
    modules.usage.params(in);
  }

  /** Reads {@code max_retries}. */
  static long retries(JsonReader in) {
    long retries = in.integer();
    if (retries > MAX_RETRIES) {
      throw in.fault("unsupported_value", "max_retries must be at most " + MAX_RETRIES);
    }
    return retries;
  }

  private static String tier(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
      return "";
    }
    return in.string();
  }

  /** Reads the name of a model. */
  static String name(JsonReader in) {
    String name = in.string();
    if (name.isEmpty()) {
      throw in.fault("unsupported_value", "the name of a model must not be empty");
    }
    return name;
  }

  private static ObjectShape<ModuleSet> parameters() {
    ObjectShape.Builder<ModuleSet> shape =
        ObjectShape.<ModuleSet>builder().unknown("unknown_parameter");
    for (String harmless : HARMLESS) {
      shape.optional(harmless, (in, modules) -> in.skip());
    }
    return shape
        .optional("reasoning_effort", (in, modules) -> modules.thought.effort(in))
        .optional("thinking", (in, modules) -> modules.thought.thinking(in))
        .optional("service_tier", (in, modules) -> modules.serviceTier = tier(in))
        .optional("safety_settings", SafetyReading::readAll)
        .optional("stream_options", (in, modules) -> modules.usage.options(in))
        .optional("max_tokens", ModelReading::cap)
        .optional("max_completion_tokens", ModelReading::cap)
        .optional("n", (in, modules) -> {
          modules.choices = in.integer();
          if (modules.choices == 0) {
            throw in.fault("unsupported_value", "n must be at least 1");
          }
        })
        .optional("response_format", ModelReading::schema)
        .optional("tool_choice", ModelReading::schema)
        .optional("tools", ToolReading::readAny)
        .build();
  }

  private static void cap(JsonReader in, ModuleSet modules) {
    if (modules.outputCapTokens >= 0) {
      throw in.fault("ambiguous_cap", "max_tokens and max_completion_tokens exclude each other");
    }
    modules.outputCapTokens = in.integer();
    if (modules.outputCapTokens == 0) {
      throw in.fault("unsupported_value", "a cap must be at least 1: some take 0 for no cap");
    }
  }

  /** Reads something that the provider shows to the model in its own words. */
  static void schema(JsonReader in, ModuleSet modules) {
    in.skip(modules.schemaBraces);
    modules.schemaBytes += in.end() - in.start();
  }
}
