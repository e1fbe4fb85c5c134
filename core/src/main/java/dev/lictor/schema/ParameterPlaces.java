package dev.lictor.schema;

import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.ParameterMandate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a dialect that can be dropped or pinned, and where in a body each stands: members of objects whose values the reader
 * passes over. Keys with capitals may stand in {@link SnakeCase} too; where a dialect knows no such spelling, the reader has refused
 * it already. Immutable.
 */
public final class ParameterPlaces {

  /** There is none. */
  public static final ParameterPlaces NONE = builder().build();

  private final Map<String, List<String>> objects; // by parameter: the keys that lead to its object

  private ParameterPlaces(Builder builder) {
    this.objects = Map.copyOf(builder.objects);
  }

  /** Returns those that stand at the top of a body. */
  public static ParameterPlaces atTop(String... names) {
    return builder().in(List.of(), names).build();
  }

  /** Returns a builder without any. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the names. */
  public Set<String> names() {
    return objects.keySet();
  }

  /**
   * Drops and pins what is mandated. What has its value already keeps its bytes.
   *
   * @param root what a body says
   * @param mandate what is mandated, of these names alone and without conflicts
   */
  void edit(JsonNode root, ParameterMandate mandate) {
    mandate.dropped().forEach(name -> drop(root, name));
    mandate.pinned().forEach((name, values) -> values.forEach(value -> pin(root, name, value)));
  }

  private void drop(JsonNode root, String name) {
    JsonNode object = root;
    for (String key : place(name)) {
      Optional<JsonNode> next = object.present(SnakeCase.in(object, key));
      if (next.isEmpty()) {
        return;
      }
      object = next.get();
    }
    object.remove(name);
    object.remove(SnakeCase.of(name));
  }

  private void pin(JsonNode root, String name, String value) {
    JsonNode object = root;
    for (String key : place(name)) {
      object = object.object(SnakeCase.in(object, key));
    }
    boolean there = false;
    for (String key : List.of(name, SnakeCase.of(name))) {
      Optional<JsonNode> found = object.find(key);
      there |= found.isPresent();
      if (found.isPresent() && !found.get().says(value)) {
        object.putJson(key, value);
      }
    }
    if (!there) {
      object.putJson(name, value);
    }
  }

  private List<String> place(String name) {
    return Objects.requireNonNull(objects.get(name), "no such parameter");
  }

  /** Collects places. Not thread-safe. */
  public static final class Builder {

    private final Map<String, List<String>> objects = new HashMap<>();

    private Builder() {}

    /**
     * Adds parameters.
     *
     * @param keys the keys that lead to the object in which they stand
     * @param names their names
     */
    public Builder in(List<String> keys, String... names) {
      for (String name : names) {
        objects.put(name, List.copyOf(keys));
      }
      return this;
    }

    /** Returns the places. */
    public ParameterPlaces build() {
      return new ParameterPlaces(this);
    }
  }
}
