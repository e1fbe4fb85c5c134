package dev.lictor.dsl.suite;

import java.util.List;

/**
 * What came of all tests. Immutable.
 *
 * @param files each file, in the order in which they were run
 */
public record Report(List<FileReport> files) {

  /** Copies the list. */
  public Report {
    files = List.copyOf(files);
  }

  /** Returns how many tests there were. */
  public int tests() {
    return files.stream().mapToInt(file -> file.cases().size()).sum();
  }

  /** Returns how many of them failed. */
  public int failed() {
    return files.stream().mapToInt(FileReport::failed).sum();
  }

  /** Returns whether all passed. */
  public boolean passed() {
    return failed() == 0;
  }
}
