package dev.lictor.store;

/** How much a message about a hold knows. A message applies only if its rank is higher than what applied before. Immutable. */
public enum Rank {
  /** Granted and not settled: charged at its amount. */
  OPEN,
  /** Nothing went upstream: charged nothing. */
  RELEASED,
  /** The call ended without a complete answer; a truer figure may follow, so this never lowers the charge. */
  PROVISIONAL,
  /** The answer was complete; this is the charge. */
  FINAL
}
