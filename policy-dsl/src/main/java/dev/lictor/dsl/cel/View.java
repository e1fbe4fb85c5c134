package dev.lictor.dsl.cel;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
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
