package dev.lictor.schema.sse;

/** What a line of an event stream is. Immutable. */
enum LineKind {
  /** Ends an event. */
  BLANK,
  /** A comment, which services send to keep a connection alive. */
  COMMENT,
  /** The field {@code retry}, which belongs to no event. */
  RETRY,
  /** The field {@code data}. */
  DATA,
  /** Another field of an event: {@code event} or {@code id}. */
  FIELD,
  /** What the format does not know. */
  OTHER
}
