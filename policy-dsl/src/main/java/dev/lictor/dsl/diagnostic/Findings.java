package dev.lictor.dsl.diagnostic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, so that all are told at once. Not thread-safe. */
public final class Findings {

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Makes an empty collection. */
  public Findings() {}

  /** Adds a finding at a span. */
  public void add(Span span, Code code, String path, String message, String hint) {
    add(Diagnostic.at(span, code, path, message, hint));
  }

  /** Adds a finding; one that is there already is not added again. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Adds a warning at a span: the file is taken all the same. */
  public void warn(Span span, Code code, String path, String message, String hint) {
    add(Diagnostic.at(span, code, path, message, hint).asWarning());
  }

  /** Returns how many errors there are. */
  public int count() {
    int errors = 0;
    for (Diagnostic diagnostic : found) {
      errors += diagnostic.severity() == Diagnostic.Severity.ERROR ? 1 : 0;
    }
    return errors;
  }

  /** Returns whether there is an error among them. */
  public boolean failed() {
    return count() > 0;
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
