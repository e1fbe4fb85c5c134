package dev.lictor.schema;

/** What can be taken out of an answer. Immutable. */
public enum Scrub {
  /** The event that carries nothing but usage, in a stream whose caller did not ask for it. */
  USAGE_EVENT,
  /** Whatever the modules of orchestration tell of their work: text before it was filtered or masked again. */
  INTERMEDIATE_RESULTS
}
