package dev.lictor.dsl.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Says that files were not taken, with every finding. Immutable. */
public final class DiagnosticException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  /** Makes an exception with all findings; its message shows them as people read them. */
  public DiagnosticException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n", "\n", "")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns every finding, by file and place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
