package dev.lictor.store;

/** When a store refuses. Immutable. */
public enum Exactness {
  /** Exactly when there is no room. */
  PRECISE,
  /** When there is no room, and sometimes although there is. */
  SAFE
}
