package dev.lictor.http;

/**
 * What becomes of calls whose headers ask AI Core to record them, prompts included, in an object store of the caller's choice. Immutable.
 */
public enum Exports {
  /** They are refused. */
  REFUSED,
  /** They go on, if the policy lets them. */
  ALLOWED
}
