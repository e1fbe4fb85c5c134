package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.util.List;
import java.util.Objects;

/**
 * What came of one test. Immutable.
 *
 * @param name the name of the test
 * @param line the line in its file where it stands, from 1
 * @param unmet a finding for each expectation that is not met; none if the test passed
 */
public record CaseReport(String name, int line, List<Diagnostic> unmet) {

  /** Copies the list. */
  public CaseReport {
    Objects.requireNonNull(name, "name");
    unmet = List.copyOf(unmet);
  }

  /** Returns whether everything was as expected. */
  public boolean passed() {
    return unmet.isEmpty();
  }
}
