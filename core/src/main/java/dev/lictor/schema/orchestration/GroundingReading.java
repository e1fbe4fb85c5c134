package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The grounding of one element, while it is read, as the repositories that documents come from (orchestration v2, spec 0.110.12, {@code
 * DocumentGroundingFilter}). A filter that names none searches all of its type: {@code *}, or {@code help.sap.com} where that is the
 * type; so does grounding without a filter. Confined to one call.
 */
final class GroundingReading {

  private static final String ALL = "*";
  private static final String SAP_HELP = "help.sap.com";

  private static final ObjectShape<GroundingReading> FILTER =
      ObjectShape.<GroundingReading>builder()
          .optional("id", (in, filter) -> in.string())
          .required("data_repository_type", (in, filter) -> filter.type = in.string())
          .optional("data_repositories", (in, filter) -> {
            in.array((reader, state) -> state.named.add(reader.string()), filter);
          })
          .optional("search_config", (in, filter) -> in.skip())
          .optional("data_repository_metadata", (in, filter) -> in.skip())
          .optional("document_metadata", (in, filter) -> in.skip())
          .optional("chunk_metadata", (in, filter) -> in.skip())
          .build();

  private static final ObjectShape<Object> PLACEHOLDERS = ObjectShape.builder()
      .required("input", (in, state) -> in.array((reader, s) -> reader.string(), state))
      .required("output", (in, state) -> in.string())
      .build();

  private static final ObjectShape<GroundingReading> CONFIG_V1 = config()
      .required("input_params", (in, state) -> in.array((reader, s) -> reader.string(), state))
      .required("output_param", (in, state) -> in.string())
      .build();

  private static final ObjectShape<GroundingReading> CONFIG_V2 = config()
      .required("placeholders", (in, state) -> in.object(PLACEHOLDERS, state))
      .build();

  private static final ObjectShape<GroundingReading> V1 = grounding(CONFIG_V1);
  private static final ObjectShape<GroundingReading> V2 = grounding(CONFIG_V2);

  private final ModuleSet modules;
  private final List<String> named = new ArrayList<>(1); // of the filter being read
  private String type = "";

  private GroundingReading(ModuleSet modules) {
    this.modules = modules;
  }

  static void readV1(JsonReader in, ModuleSet modules) {
    read(in, modules, V1);
  }

  static void readV2(JsonReader in, ModuleSet modules) {
    read(in, modules, V2);
  }

  private static void read(
      JsonReader in, ModuleSet modules, ObjectShape<GroundingReading> grounding) {
    modules.grounding = true;
    in.object(grounding, new GroundingReading(modules));
    if (modules.repositories.isEmpty()) {
      modules.repositories.add(ALL);
    }
  }

  private static ObjectShape<GroundingReading> grounding(ObjectShape<GroundingReading> config) {
    return ObjectShape.<GroundingReading>builder()
        .required("type", (in, state) -> in.string())
        .required("config", (in, state) -> in.object(config, state))
        .build();
  }

  private static ObjectShape.Builder<GroundingReading> config() {
    return ObjectShape.<GroundingReading>builder()
        .optional("filters", (in, state) -> in.array(GroundingReading::filter, state))
        .optional(
            "metadata_params", (in, state) -> in.array((reader, s) -> reader.string(), state));
  }

  private static void filter(JsonReader in, GroundingReading state) {
    state.named.clear();
    in.object(FILTER, state);
    if (state.named.isEmpty()) {
      state.named.add(ALL);
    }
    for (String name : state.named) {
      state.modules.repositories.add(
          name.equals(ALL) && state.type.equals(SAP_HELP) ? SAP_HELP : name);
    }
  }
}
