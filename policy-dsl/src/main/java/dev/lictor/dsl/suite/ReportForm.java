package dev.lictor.dsl.suite;

/** The forms in which a report is written. Immutable. */
public enum ReportForm {
  /** As people read it. */
  TEXT,
  /** A JSON object of our own. */
  JSON,
  /** JUnit's XML, which CI servers show as tests. */
  JUNIT
}
