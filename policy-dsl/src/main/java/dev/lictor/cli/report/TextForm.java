package dev.lictor.cli.report;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Findings as people read them; without its colours a finding is what {@link Diagnostic#render()} says, to the letter. */
final class TextForm {

  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String PLAIN = "\u001b[0m";

  private TextForm() {}

  static void write(Report report, boolean coloured, Writer out) throws IOException {
    String separator = "";
    for (Diagnostic finding : report.findings()) {
      out.write(separator);
      out.write(coloured ? coloured(finding) : finding.render());
      separator = "\n";
    }
  }

  private static String coloured(Diagnostic finding) {
    String severe = finding.severity() == Diagnostic.Severity.ERROR ? RED : YELLOW;
    List<String> lines = finding.render().lines().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      text.append(
          switch (i) {
            case 0 -> head(line, severe);
            case 1 -> painted(line, BLUE, line.indexOf('>') + 1);
            case 4 -> mark(line, severe);
            default -> painted(line, BLUE, Math.max(line.indexOf('|'), line.indexOf('=')) + 1);
          });
      text.append('\n');
    }
    return text.toString();
  }

  private static String head(String line, String severe) {
    int end = line.indexOf(':');
    return severe + line.substring(0, end) + PLAIN + BOLD + line.substring(end) + PLAIN;
  }

  private static String mark(String line, String severe) {
    int gutter = line.indexOf('|') + 1;
    return painted(line.substring(0, gutter), BLUE, gutter)
        + severe
        + line.substring(gutter)
        + PLAIN;
  }

  private static String painted(String line, String colour, int until) {
    return colour + line.substring(0, until) + PLAIN + line.substring(until);
  }
}
