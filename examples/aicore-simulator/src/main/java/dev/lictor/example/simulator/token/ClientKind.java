package dev.lictor.example.simulator.token;

/** On which side of Content-as-a-Service a client stands. Immutable. */
public enum ClientKind {
  /** Got its key through the provider's service broker; may call what is deployed in the group {@code shared}. */
  CONSUMER,
  /** Owns the AI Core instance; may administer it. */
  PROVIDER
}
