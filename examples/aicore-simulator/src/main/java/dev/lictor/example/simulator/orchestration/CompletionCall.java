package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A completion request, in no version's dialect. Immutable; its nodes must not be changed.
 *
 * @param configs the configurations, tried one after the other
 * @param listed whether they came as a list
 * @param values values of placeholders
 * @param history messages put before the template's
 * @param stream whether the answer is to be streamed
 * @param chunkChars how many characters each event of a stream carries
 * @param references finds what is only named
 */
record CompletionCall(
    List<ModuleConfig> configs,
    boolean listed,
    Map<String, String> values,
    List<JsonNode> history,
    boolean stream,
    int chunkChars,
    References references) {
  private static final int DEFAULT_CHUNK_CHARS = 100;

  static CompletionCall read(Dialect dialect, JsonNode request, References references)
      throws CompletionFailure {
    @Nullable String problem = RequestShapes.problem(dialect, request);
    if (problem != null) {
      throw dialect.badRequest(problem);
    }
    return dialect == Dialect.V1 ? readV1(request, references) : readV2(request, references);
  }

  private static CompletionCall readV1(JsonNode request, References references) {
    JsonNode config = request.path("orchestration_config");
    return new CompletionCall(
        List.of(ModuleConfig.ofV1(config.path("module_configurations"))),
        false,
        values(request.path("input_params")),
        list(request.path("messages_history")),
        config.path("stream").asBoolean(),
        config.path("stream_options").path("chunk_size").asInt(DEFAULT_CHUNK_CHARS),
        references);
  }

  private static CompletionCall readV2(JsonNode request, References references)
      throws CompletionFailure {
    JsonNode config = request.has("config_ref")
        ? StoredConfig.merged(request, references)
        : request.path("config");
    JsonNode modules = config.path("modules");
    List<JsonNode> each = modules.isArray() ? list(modules) : List.of(modules);
    return new CompletionCall(
        each.stream().map(ModuleConfig::ofV2).toList(),
        modules.isArray(),
        values(request.path("placeholder_values")),
        list(request.path("messages_history")),
        config.path("stream").path("enabled").asBoolean(),
        config.path("stream").path("chunk_size").asInt(DEFAULT_CHUNK_CHARS),
        references);
  }

  static Map<String, String> values(JsonNode object) {
    Map<String, String> values = new TreeMap<>();
    object
        .properties()
        .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
    return values;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
