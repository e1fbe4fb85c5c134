package dev.lictor.store;

/** What became of a settlement or a release. Immutable. */
public enum Outcome {
  /** It applied; or there was nothing to release, and nothing will be held under the id. */
  OK,
  /** The hold was settled with this rank or a higher one before; nothing changed. */
  DUPLICATE,
  /** The hold is older than the retention and forgotten; nothing changed. */
  LATE,
  /** The store had lost the hold; the receipt was booked anew. */
  REBOOKED
}
