package dev.lictor.schema.aicore;

import java.util.Objects;

/**
 * A model as the control plane names it. Immutable.
 *
 * @param name the name, never empty
 * @param version the version, {@code latest} where none is said
 */
public record ModelName(String name, String version) {

  /** The version that AI Core takes where none is said. */
  static final String LATEST = "latest";

  /** Checks that nothing is null and the name is not empty. */
  public ModelName {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the name of a model must not be empty");
    }
  }
}
