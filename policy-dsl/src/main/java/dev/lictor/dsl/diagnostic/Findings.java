package dev.lictor.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects findings, so that all are told at once. Not thread-safe. */
public final class Findings {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Makes an empty collection. */
  public Findings() {}

  /** Adds a finding at a span. */
  public void add(Span span, Code code, String path, String message, String hint) {
    add(Diagnostic.at(span, code, path, message, hint));
  }

  /** Adds a finding; one that is there already is not added again. */
  public void add(Diagnostic diagnostic) {
    if (!found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  /** Returns how many there are. */
  public int count() {
    return found.size();
  }

  /** Returns whether there is an error among them. */
  public boolean failed() {
    return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** Returns the findings by file and place. */
  public List<Diagnostic> all() {
    return found.stream().sorted(Diagnostic.BY_PLACE).toList();
  }

  /**
   * Does nothing if there is no error.
   *
   * @throws DiagnosticException if there is one
   */
  public void check() throws DiagnosticException {
    if (failed()) {
      throw new DiagnosticException(all());
    }
  }
}
