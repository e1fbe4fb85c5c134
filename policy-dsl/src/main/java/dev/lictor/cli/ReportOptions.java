package dev.lictor.cli;

import dev.lictor.cli.report.Format;
import dev.lictor.cli.report.Report;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The options that say how findings are written. Confined to the main thread. */
final class ReportOptions {

  /** When text has colours. Immutable. */
  enum Colour {
    /** On a terminal that wants them. */
    AUTO,
    /** Whatever the terminal wants. */
    ALWAYS,
    /** Not at all. */
    NEVER;

    @Override
    public String toString() {
      return Words.of(this);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to write: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colours in text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); NO_COLOR is honoured.")
  private Colour colour = Colour.AUTO;

  Format format() {
    return format;
  }

  /** Returns whether text is written in colour. */
  boolean inColour(Terminal terminal) {
    return colour == Colour.ALWAYS || (colour == Colour.AUTO && terminal.coloured());
  }

  void write(Report report, Terminal terminal) throws IOException {
    report.write(format, inColour(terminal), terminal.out());
  }
}
