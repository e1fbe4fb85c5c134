package dev.lictor.dsl.suite;

import java.util.List;
import java.util.Objects;

/**
 * What came of the tests of one file. Immutable.
 *
 * @param file the name of the file
 * @param cases its tests, in the order of writing
 */
public record FileReport(String file, List<CaseReport> cases) {
  /** Copies the list. */
  public FileReport {
    Objects.requireNonNull(file, "file");
    cases = List.copyOf(cases);
  }

  /** Returns how many tests failed. */
  public int failed() {
    return (int) cases.stream().filter(each -> !each.passed()).count();
  }
}
