package dev.lictor.dsl.cel;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An object of core as CEL sees it: each field is read when a rule asks for it, and once. Confined to one call. */
@SuppressWarnings(
    "Immutable") // What is remembered shows to nobody: a field is read the same each time.
final class View<T> extends StructValue<String, View<T>> {

  private final Shape<T> shape;
  private final T target;
  private @Nullable Object @Nullable [] read;

  View(Shape<T> shape, T target) {
    this.shape = shape;
    this.target = target;
  }

  @Override
  public Object select(String name) {
    Object value = get(name);
    if (value == null) {
      throw CelAttributeNotFoundException.forFieldResolution(name);
    }
    return value;
  }

  @Override
  public Optional<Object> find(String name) {
    return Optional.ofNullable(get(name));
  }

  private @Nullable Object get(String name) {
    Field<T> field = shape.field(name);
    if (field == null) {
      return null;
    }
    if (read == null) {
      read = new Object[shape.size()];
    }
    Object value = read[field.index()];
    if (value == null) {
      value = field.read().apply(target);
      read[field.index()] = value;
    }
    return value;
  }

  /** Returns these fields: parts as maps, sets as sets, lists as lists, and nothing for what is absent. */
  Map<String, Object> values(Collection<String> fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String field : fields) {
      Object value = get(field);
      if (value != null) {
        values.put(field, plain(value));
      }
    }
    return values;
  }

  private static Object plain(Object value) {
    if (value instanceof View<?> part) {
      return part.values(part.shape.fieldNames());
    }
    if (value instanceof CelSet set) {
      return new LinkedHashSet<>(set.sorted());
    }
    return value instanceof List<?> items ? items.stream().map(View::plain).toList() : value;
  }

  /** Returns the name of what is shown, if it has one, or else all that can be said in a word. */
  String shown() {
    if (shape.field("name") != null) {
      return Shown.of(select("name"));
    }
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    for (String name : shape.fieldNames()) {
      Object value = get(name);
      if (value != null
          && (value instanceof Number
              || value.equals(true)
              || (value instanceof String text && !text.isEmpty()))) {
        fields.add(name + ": " + Shown.of(value));
      }
    }
    return fields.toString();
  }

  @Override
  public View<T> value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return shape.type();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof View<?> view && view.target.equals(target);
  }

  @Override
  public int hashCode() {
    return target.hashCode();
  }
}
