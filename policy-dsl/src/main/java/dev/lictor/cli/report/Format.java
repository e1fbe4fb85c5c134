package dev.lictor.cli.report;

import java.util.Locale;

/** The forms in which findings are written. Immutable. */
public enum Format {
  /** As people read them. */
  TEXT,
  /** A JSON object of our own. */
  JSON,
  /** SARIF 2.1.0, which code hosts show beside the lines. */
  SARIF,
  /** JUnit's XML, which CI servers show as tests. */
  JUNIT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
