package dev.lictor.schema.orchestration;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filters;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The filters on one side of the model, while they are read, as what they surely stop. A threshold that is not named, and a filter
 * without {@code config}, has an undocumented default and counts as {@link AzureContentSafety#OFF} (orchestration v2, spec
 * 0.110.12). Confined to one call.
 */
final class FilterReading {

  static final String AZURE = "azure_content_safety";
  static final String LLAMA_GUARD = "llama_guard_3_8b";

  /** What Llama Guard knows. */
  static final List<String> CATEGORIES = List.of(
      "violent_crimes",
      "non_violent_crimes",
      "sex_crimes",
      "child_exploitation",
      "defamation",
      "specialized_advice",
      "privacy",
      "intellectual_property",
      "indiscriminate_weapons",
      "hate",
      "self_harm",
      "sexual_content",
      "elections",
      "code_interpreter_abuse");

  private static final Words TYPES = Words.of(AZURE, LLAMA_GUARD);

  private static final ObjectShape<FilterReading> LLAMA = llama();
  private static final ObjectShape<FilterReading> AZURE_INPUT_V1 = azureInput(AzureKeys.V1);
  private static final ObjectShape<FilterReading> AZURE_OUTPUT_V1 = azureOutput(AzureKeys.V1);
  private static final ObjectShape<FilterReading> AZURE_INPUT = azureInput(AzureKeys.V2);
  private static final ObjectShape<FilterReading> AZURE_OUTPUT = azureOutput(AzureKeys.V2);

  private static final ObjectShape<FilterReading> FILTER = ObjectShape.<FilterReading>builder()
      .required("type", (in, side) -> side.type = in.word(TYPES))
      .optional("config", (in, side) -> {
        in.skip();
        side.configStart = in.start();
      })
      .build();

  private static final ObjectShape<Object> STREAM_OPTIONS =
      ObjectShape.builder().optional("overlap", (in, side) -> in.integer()).build();

  private static final ObjectShape<FilterReading> INPUT = side().build();
  private static final ObjectShape<FilterReading> OUTPUT = side()
      .optional("stream_options", (in, side) -> in.object(STREAM_OPTIONS, side))
      .build();

  static final ObjectShape<ModuleSet> V1 = module(AZURE_INPUT_V1, AZURE_OUTPUT_V1);
  static final ObjectShape<ModuleSet> V2 = module(AZURE_INPUT, AZURE_OUTPUT);

  private final ObjectShape<FilterReading> azureConfig;
  private boolean hasAzure;
  private boolean hasLlama;
  private String type = "";
  private int configStart;
  private long hate = AzureContentSafety.OFF;
  private long selfHarm = AzureContentSafety.OFF;
  private long sexual = AzureContentSafety.OFF;
  private long violence = AzureContentSafety.OFF;
  private boolean promptShield;
  private boolean protectedMaterialCode;
  private Set<String> llamaGuard = Set.of();

  private FilterReading(ObjectShape<FilterReading> azureConfig) {
    this.azureConfig = azureConfig;
  }

  private static ObjectShape<ModuleSet> module(
      ObjectShape<FilterReading> azureInput, ObjectShape<FilterReading> azureOutput) {
    return ObjectShape.<ModuleSet>builder()
        .optional("input", (in, modules) -> modules.inputFilters = read(in, INPUT, azureInput))
        .optional("output", (in, modules) -> modules.outputFilters = read(in, OUTPUT, azureOutput))
        .build();
  }

  private static ObjectShape.Builder<FilterReading> side() {
    return ObjectShape.<FilterReading>builder().required("filters", (in, side) -> {
      if (in.array(FilterReading::filter, side) == 0) {
        throw in.fault("empty_array", "filters needs at least one element");
      }
    });
  }

  private static ObjectShape<FilterReading> azureInput(AzureKeys keys) {
    return azure(keys)
        .optional(keys.promptShield(), (in, side) -> side.promptShield = in.bool())
        .build();
  }

  private static ObjectShape<FilterReading> azureOutput(AzureKeys keys) {
    return keys.protectedMaterialCode().isEmpty()
        ? azure(keys).build()
        : azure(keys)
            .optional(
                keys.protectedMaterialCode(), (in, side) -> side.protectedMaterialCode = in.bool())
            .build();
  }

  private static ObjectShape.Builder<FilterReading> azure(AzureKeys keys) {
    return ObjectShape.<FilterReading>builder()
        .optional(keys.hate(), (in, side) -> side.hate = threshold(in))
        .optional(keys.selfHarm(), (in, side) -> side.selfHarm = threshold(in))
        .optional(keys.sexual(), (in, side) -> side.sexual = threshold(in))
        .optional(keys.violence(), (in, side) -> side.violence = threshold(in));
  }

  private static ObjectShape<FilterReading> llama() {
    ObjectShape.Builder<FilterReading> shape = ObjectShape.builder();
    for (String category : CATEGORIES) {
      shape.optional(category, (in, side) -> {
        if (in.bool()) {
          side.stop(category);
        }
      });
    }
    return shape.build();
  }

  private static Filters read(
      JsonReader in, ObjectShape<FilterReading> shape, ObjectShape<FilterReading> azureConfig) {
    FilterReading side = new FilterReading(azureConfig);
    in.object(shape, side);
    AzureContentSafety azure = new AzureContentSafety(
        side.hate,
        side.selfHarm,
        side.sexual,
        side.violence,
        side.promptShield,
        side.protectedMaterialCode);
    return new Filters(azure, side.llamaGuard);
  }

  private static void filter(JsonReader in, FilterReading side) {
    side.configStart = -1;
    in.object(FILTER, side);
    boolean azure = side.type.equals(AZURE);
    if (azure ? side.hasAzure : side.hasLlama) {
      throw in.fault("unsupported_value", "each type of filter may come once on each side");
    }
    side.hasAzure |= azure;
    side.hasLlama |= !azure;
    if (azure) {
      side.config(in, side.azureConfig);
    } else if (side.configStart >= 0) {
      side.config(in, LLAMA);
    } else {
      throw in.fault("missing_key", "\"config\" is missing");
    }
  }

  private void config(JsonReader in, ObjectShape<FilterReading> shape) {
    if (configStart >= 0) {
      in.again(FILTER, "config", configStart, shape, this);
    }
  }

  private void stop(String category) {
    if (llamaGuard.isEmpty()) {
      llamaGuard = new HashSet<>();
    }
    llamaGuard.add(category);
  }

  private static long threshold(JsonReader in) {
    long severity = in.integer();
    if (severity > AzureContentSafety.OFF || severity % 2 != 0) {
      throw in.fault("unsupported_value", "a threshold must be 0, 2, 4 or 6");
    }
    return severity;
  }
}
