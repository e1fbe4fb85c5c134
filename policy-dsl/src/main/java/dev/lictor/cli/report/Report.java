package dev.lictor.cli.report;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What was found in some files. Immutable.
 *
 * @param by the command that looked
 * @param files the files that were looked at
 * @param findings what was found in them, by file and place
 */
public record Report(String by, List<Path> files, List<Diagnostic> findings) {

  /** Copies the lists. */
  public Report {
    Objects.requireNonNull(by, "by");
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** Returns how many findings are errors. */
  public long errors() {
    return findings.stream()
        .filter(finding -> finding.severity() == Diagnostic.Severity.ERROR)
        .count();
  }

  /** Returns how many findings are warnings. */
  public long warnings() {
    return findings.size() - errors();
  }

  /** Returns how much was found, in words. */
  public String summary() {
    String found = findings.isEmpty()
        ? "nothing to object to"
        : counted(errors(), "error") + ", " + counted(warnings(), "warning");
    return counted(files.size(), "file") + ": " + found;
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Writes the findings.
   *
   * @param coloured whether a text has colours; other forms have none
   */
  public void write(Format format, boolean coloured, Writer out) throws IOException {
    switch (format) {
      case TEXT -> TextForm.write(this, coloured, out);
      case JSON -> JsonForm.write(this, out);
      case SARIF -> SarifForm.write(this, out);
      case JUNIT -> JunitForm.write(this, out);
    }
  }
}
