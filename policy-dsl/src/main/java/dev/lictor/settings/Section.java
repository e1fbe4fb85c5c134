package dev.lictor.settings;

import dev.lictor.dsl.yaml.Structure;
import java.util.Objects;

/**
 * A part of a settings file that belongs to a host. Immutable.
 *
 * @param key the key at the top of the file
 * @param structure what may stand there
 */
public record Section(String key, Structure structure) {

  /** Checks that nothing is null. */
  public Section {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(structure, "structure");
  }

  /**
   * Returns the section with the JSON Schema of a resource. Its {@code title}s say what findings call expected.
   *
   * @param beside a class in the package of the resource
   */
  public static Section of(String key, Class<?> beside, String resource) {
    return new Section(key, Structure.resource(beside, resource));
  }

  /** Returns the section with the JSON Schema. */
  public static Section of(String key, String jsonSchema) {
    return new Section(key, Structure.of(jsonSchema));
  }
}
