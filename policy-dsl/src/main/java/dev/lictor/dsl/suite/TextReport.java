package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;

/** A report as people read it: the tests that failed, each with what was expected where, and how many there were. */
final class TextReport {

  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean coloured;
  private final Writer out;

  private TextReport(boolean coloured, Writer out) {
    this.coloured = coloured;
    this.out = out;
  }

  static void write(Report report, boolean coloured, Writer out) throws IOException {
    TextReport text = new TextReport(coloured, out);
    for (FileReport file : report.files()) {
      text.write(file);
    }
    out.write(text.painted(report.passed() ? GREEN : RED, report.summary()) + '\n');
  }

  private void write(FileReport file) throws IOException {
    for (CaseReport each : file.cases()) {
      if (!each.passed()) {
        out.write(painted(RED, "FAILED") + ' ' + file.file() + ':' + each.line() + ": "
            + each.name() + '\n');
        for (Diagnostic unmet : each.unmet()) {
          out.write(unmet.render() + '\n');
        }
      }
    }
  }

  private String painted(String colour, String text) {
    return coloured ? colour + text + PLAIN : text;
  }
}
