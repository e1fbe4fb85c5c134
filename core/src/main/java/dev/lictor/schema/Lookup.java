package dev.lictor.schema;

import dev.lictor.http.Headers;
import java.util.Objects;

/**
 * A document of the control plane that a body refers to. Immutable.
 *
 * @param kind the kind of the reference, such as {@code config_ref}
 * @param target the path and query to get it from; nothing in it needs an encoding
 * @param headers what the question says beside the caller's token and resource group
 */
public record Lookup(String kind, String target, Headers headers) {
  /** Checks that nothing is null. */
  public Lookup {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(headers, "headers");
  }
}
