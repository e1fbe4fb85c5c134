package dev.lictor.schema;

/** What becomes of the body of a request. Immutable. */
public enum Intake {
  /** It is JSON, collected and read. */
  JSON,
  /** It is JSON, collected and read; it may come in gzip, of which what is read and sent is the decoded form. */
  JSON_OR_GZIP,
  /** Whatever it is, if there is one: it streams through unread, and the head tells all. */
  UNREAD
}
