package dev.lictor.schema.aicore;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list of models within a configuration of orchestration: JSON in a string. Confined to one call. */
final class FilterList {

  private static final ObjectShape<FilterList> ENTRY = Text.<FilterList>shape()
      .required("modelName", (in, list) -> list.name = in.string())
      .optional(
          "modelVersions",
          (in, list) -> Text.array(in, (reader, l) -> l.versions.add(reader.string()), list))
      .build();

  private static final ObjectShape<FilterList> WRAPPED = ObjectShape.<FilterList>builder()
      .required("models", (in, list) -> in.array(FilterList::entry, list))
      .build();

  private final List<ModelName> models = new ArrayList<>();
  private final List<String> versions = new ArrayList<>(1);
  private String name = "";

  private FilterList() {}

  static Optional<ModelFilter> read(Set<String> types, Set<String> lists) {
    if (types.isEmpty() && lists.isEmpty()) {
      return Optional.empty();
    }
    String type = types.isEmpty() ? "" : types.iterator().next();
    if (types.size() > 1 || lists.size() > 1 || !Set.of("", "allow", "deny").contains(type)) {
      throw fault();
    }
    FilterList list = new FilterList();
    for (String json : lists) {
      byte[] wrapped = ("{\"models\":" + json + '}').getBytes(StandardCharsets.UTF_8);
      try {
        new JsonReader(ByteBuffer.wrap(wrapped)).document(WRAPPED, list);
      } catch (JsonFault inner) {
        throw fault();
      }
    }
    return Optional.of(new ModelFilter(type, list.models));
  }

  private static void entry(JsonReader in, FilterList list) {
    list.versions.clear();
    in.object(ENTRY, list);
    if (list.name.isEmpty()) {
      throw fault();
    }
    if (list.versions.isEmpty()) {
      list.versions.add(ModelFilter.ANY_VERSION);
    }
    list.versions.forEach(version -> list.models.add(new ModelName(list.name, version)));
  }

  private static JsonFault fault() {
    return new JsonFault(
        "unsupported_value",
        "$.parameterBindings: expected one modelFilterList, a list of modelName and modelVersions in JSON, and one"
            + " modelFilterListType, allow or deny");
  }
}
