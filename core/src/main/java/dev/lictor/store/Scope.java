package dev.lictor.store;

/** Who shares the books. Immutable. */
public enum Scope {
  /** This process alone: several gateways have as many times the limit. */
  LOCAL,
  /** All gateways that use the store. */
  SHARED
}
