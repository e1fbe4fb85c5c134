package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
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

  /** Returns a finding for everything that was not as expected, by file and test. */
  public List<Diagnostic> findings() {
    return files.stream()
        .flatMap(file -> file.cases().stream())
        .flatMap(each -> each.unmet().stream())
        .toList();
  }

  /** Returns how many tests there were and how many failed, in words. */
  public String summary() {
    String counted = tests() == 1 ? "1 test" : tests() + " tests";
    return passed() ? counted + " passed" : counted + ", " + failed() + " failed";
  }

  /**
   * Writes the report.
   *
   * @param coloured whether a text has colours; other forms have none
   */
  public void write(ReportForm form, boolean coloured, Writer out) throws IOException {
    switch (form) {
      case TEXT -> TextReport.write(this, coloured, out);
      case JSON -> JsonReport.write(this, out);
      case JUNIT -> JUnitReport.write(this, out);
    }
  }
}
