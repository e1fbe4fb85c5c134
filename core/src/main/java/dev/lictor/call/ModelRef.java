package dev.lictor.call;

import dev.lictor.model.ModelEntry;
import java.util.Objects;
import java.util.Optional;

/**
 * A model that a call may run. Immutable.
 *
 * @param name the name as the caller wrote it
 * @param version the version as the caller wrote it, or the dialect's default, such as {@code latest}
 * @param role what the model does in the call, such as {@code primary} or {@code fallback}
 * @param entry what the catalogue knows of it, if it does
 */
public record ModelRef(String name, String version, String role, Optional<ModelEntry> entry) {

  /** Checks that nothing is null. */
  public ModelRef {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(entry, "entry");
  }

  /** Returns who makes the model, or empty if the catalogue does not know it. */
  public String provider() {
    return entry.isPresent() ? entry.get().provider() : "";
  }
}
