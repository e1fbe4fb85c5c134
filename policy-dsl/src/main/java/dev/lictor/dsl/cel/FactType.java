package dev.lictor.dsl.cel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A type that rules see. Immutable.
 *
 * @param name its name, such as {@code call}
 * @param fields its fields by name, in the order in which they are documented
 */
public record FactType(String name, Map<String, FactField> fields) {

  /** Copies the map and keeps its order. */
  public FactType {
    Objects.requireNonNull(name, "name");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the field of that name, if there is one. */
  public Optional<FactField> field(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Returns this type with more fields. */
  public FactType and(FactField... more) {
    Map<String, FactField> all = new LinkedHashMap<>(fields);
    for (FactField field : more) {
      all.putIfAbsent(field.name(), field);
    }
    return new FactType(name, all);
  }
}
