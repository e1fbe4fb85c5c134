package dev.lictor.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message, in the order and the spelling in which they came.
 *
 * <p>Names are compared without regard to case (RFC 9110 §5.1). Values are kept as they are: nothing is joined, split or
 * trimmed. Immutable.
 */
public final class Headers {

  private static final Headers NONE = new Headers(List.of());

  private final List<String> fields; // name, value, name, value …

  private Headers(List<String> fields) {
    this.fields = fields;
  }

  /** Returns headers without a field. */
  public static Headers none() {
    return NONE;
  }

  /**
   * Returns headers with the given fields.
   *
   * @param namesAndValues name, value, name, value …
   * @throws IllegalArgumentException if a name has no value
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "headers come in pairs of name and value, found " + namesAndValues.length);
    }
    return new Headers(List.of(namesAndValues));
  }

  /** Returns a builder without a field. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many fields there are; a name that occurs twice counts twice. */
  public int size() {
    return fields.size() / 2;
  }

  /** Returns the name of the field at the given index, as it was spelt. */
  public String name(int index) {
    return fields.get(2 * index);
  }

  /** Returns the value of the field at the given index. */
  public String value(int index) {
    return fields.get(2 * index + 1);
  }

  /** Returns the first value under the name, or null if there is none. */
  public @Nullable String first(String name) {
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equalsIgnoreCase(name)) {
        return fields.get(i + 1);
      }
    }
    return null;
  }

  /** Returns all values under the name, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    forEach((fieldName, value) -> {
      if (fieldName.equalsIgnoreCase(name)) {
        values.add(value);
      }
    });
    return values;
  }

  /** Returns how often the name occurs. */
  public int count(String name) {
    int count = 0;
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equalsIgnoreCase(name)) {
        count++;
      }
    }
    return count;
  }

  /** Returns whether the name occurs. */
  public boolean contains(String name) {
    return first(name) != null;
  }

  /** Calls the action with each name and value, in order. */
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < fields.size(); i += 2) {
      action.accept(fields.get(i), fields.get(i + 1));
    }
  }

  /** Returns these headers without the fields whose names the predicate holds for; names come as they were spelt. */
  public Headers without(Predicate<String> dropped) {
    List<String> kept = null;
    for (int i = 0; i < fields.size(); i += 2) {
      boolean drop = dropped.test(fields.get(i));
      if (drop && kept == null) {
        kept = new ArrayList<>(fields.subList(0, i));
      } else if (!drop && kept != null) {
        kept.add(fields.get(i));
        kept.add(fields.get(i + 1));
      }
    }
    return kept == null ? this : new Headers(kept);
  }

  /** Returns these headers without any field of the given names. */
  public Headers without(Collection<String> names) {
    return without(name -> {
      for (String each : names) {
        if (each.equalsIgnoreCase(name)) {
          return true;
        }
      }
      return false;
    });
  }

  /** Returns these headers with exactly one field of the name: in the place of the first, or at the end. */
  public Headers with(String name, String value) {
    Builder builder = builder();
    boolean[] placed = {false};
    forEach((fieldName, fieldValue) -> {
      if (!fieldName.equalsIgnoreCase(name)) {
        builder.add(fieldName, fieldValue);
      } else if (!placed[0]) {
        builder.add(fieldName, value);
        placed[0] = true;
      }
    });
    return (placed[0] ? builder : builder.add(name, value)).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers headers && headers.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Returns the names alone: values may be secrets. */
  @Override
  public String toString() {
    StringBuilder names = new StringBuilder("Headers");
    char separator = '[';
    for (int i = 0; i < fields.size(); i += 2) {
      names.append(separator).append(fields.get(i).toLowerCase(Locale.ROOT));
      separator = ' ';
    }
    return names.append(fields.isEmpty() ? "[]" : "]").toString();
  }

  /** Collects fields in order. Not thread-safe. */
  public static final class Builder {

    private final List<String> fields = new ArrayList<>();

    private Builder() {}

    /** Adds a field at the end. */
    public Builder add(String name, String value) {
      fields.add(name);
      fields.add(value);
      return this;
    }

    /** Returns the headers collected so far. */
    public Headers build() {
      return fields.isEmpty() ? NONE : new Headers(List.copyOf(fields));
    }
  }
}
