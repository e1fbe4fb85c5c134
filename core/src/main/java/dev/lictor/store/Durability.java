package dev.lictor.store;

/** What survives when a store dies. Immutable. */
public enum Durability {
  /** Nothing: the books live in this process. */
  NONE,
  /** All but a last, bounded part of what was acknowledged. */
  ASYNC,
  /** All that was acknowledged. */
  SYNC
}
