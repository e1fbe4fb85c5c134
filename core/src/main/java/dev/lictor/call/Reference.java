package dev.lictor.call;

import java.util.Objects;

/**
 * Something that a call names but does not carry, such as a stored configuration. Immutable.
 *
 * @param kind such as {@code config_ref} or {@code template_ref}
 * @param name what is referred to: an id, or scenario, name and version with slashes between
 * @param effect what it can change
 */
public record Reference(String kind, String name, Effect effect) {

  /** What the thing behind a reference can change. Immutable. */
  public enum Effect {
    /** Models, tools or safety: a call goes on only if the reference is resolved. */
    CONFIGURES,
    /** What stands behind it is among the facts as if the call said it itself, and is what runs. */
    RESOLVED,
    /** The conversation, by what the provider kept of an earlier call: it must have been a call of the same caller. */
    CONTINUES,
    /** The content alone, such as a file: the input is not bounded by the body. */
    CARRIES
  }

  /** Returns this reference once what stands behind it is among the facts. */
  public Reference resolved() {
    return new Reference(kind, name, Effect.RESOLVED);
  }

  /** Checks that nothing is null. */
  public Reference {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(effect, "effect");
  }
}
