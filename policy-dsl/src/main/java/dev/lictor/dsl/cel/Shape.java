package dev.lictor.dsl.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.lictor.call.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that rules see over a type of core: its fields, and how each is read, without reflection and without a copy.
 *
 * @param <T> the type of core
 */
final class Shape<T> {

  static final Set<Kind> EVERY_KIND = Set.of(Kind.values());

  private final String name;
  private final Map<String, Field<T>> fields;
  private final StructType type;

  private Shape(String name, Map<String, Field<T>> fields, StructType type) {
    this.name = name;
    this.fields = fields;
    this.type = type;
  }

  static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  String name() {
    return name;
  }

  StructType type() {
    return type;
  }

  Collection<String> fieldNames() {
    return fields.keySet();
  }

  int size() {
    return fields.size();
  }

  @Nullable
  Field<T> field(String field) {
    return fields.get(field);
  }

  /** Returns this shape with those fields only that operations of all the kinds have. */
  Shape<T> on(Set<Kind> kinds) {
    Map<String, Field<T>> kept = new LinkedHashMap<>(fields);
    kept.values().removeIf(field -> !field.kinds().containsAll(kinds));
    return new Shape<>(name, kept, typeOf(name, kept));
  }

  View<T> view(T target) {
    return new View<>(this, target);
  }

  private static <T> StructType typeOf(String name, Map<String, Field<T>> fields) {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    fields.forEach((field, told) -> types.put(field, told.type()));
    ImmutableMap<String, CelType> byName = types.buildOrThrow();
    return StructType.create(
        "lictor." + name, byName.keySet(), field -> Optional.ofNullable(byName.get(field)));
  }

  static final class Builder<T> {

    private final String name;
    private final Map<String, Field<T>> fields = new LinkedHashMap<>();
    private Set<Kind> kinds = EVERY_KIND;
    private boolean head;

    private Builder(String name) {
      this.name = name;
    }

    /** What follows is told by the head. */
    Builder<T> inHead() {
      head = true;
      return this;
    }

    /** What follows is there for operations of the kinds only, and told by the body. */
    Builder<T> inBodyOf(Set<Kind> some) {
      kinds = some;
      head = false;
      return this;
    }

    Builder<T> onlyFor(Set<Kind> some) {
      kinds = some;
      return this;
    }

    Builder<T> text(String field, Function<T, String> read) {
      return add(field, SimpleType.STRING, read, false, Set.of());
    }

    Builder<T> word(String field, Set<String> words, Function<T, String> read) {
      return add(field, SimpleType.STRING, read, false, words);
    }

    Builder<T> number(String field, Function<T, Long> read) {
      return add(field, SimpleType.INT, read, false, Set.of());
    }

    Builder<T> bool(String field, Function<T, Boolean> read) {
      return add(field, SimpleType.BOOL, read, false, Set.of());
    }

    Builder<T> set(String field, Function<T, Set<String>> read) {
      return add(field, CelSet.TYPE, target -> new CelSet(read.apply(target)), false, Set.of());
    }

    <U> Builder<T> part(String field, Shape<U> shape, Function<T, U> read) {
      return add(field, shape.type(), target -> shape.view(read.apply(target)), false, Set.of());
    }

    <U> Builder<T> list(String field, Shape<U> shape, Function<T, List<U>> read) {
      return add(
          field,
          ListType.create(shape.type()),
          target -> {
            List<U> items = read.apply(target);
            Object[] views = new Object[items.size()];
            for (int i = 0; i < views.length; i++) {
              views[i] = shape.view(items.get(i));
            }
            return List.of(views);
          },
          false,
          Set.of());
    }

    Builder<T> optional(String field, CelType type, Function<T, @Nullable Object> read) {
      return add(field, type, read, true, Set.of());
    }

    Builder<T> add(
        String field,
        CelType type,
        Function<T, ? extends @Nullable Object> read,
        boolean optional,
        Set<String> words) {
      fields.put(
          field,
          new Field<>(field, fields.size(), type, read::apply, optional, words, kinds, head));
      return this;
    }

    Shape<T> build() {
      Map<String, Field<T>> copy = new LinkedHashMap<>(fields);
      return new Shape<>(name, copy, typeOf(name, copy));
    }
  }
}
