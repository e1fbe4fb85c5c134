package dev.lictor.dsl.diagnostic;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * One finding. Immutable.
 *
 * @param code its stable code, such as {@code L0102}
 * @param severity how bad it is
 * @param file the file, as it was named when it was read
 * @param line the line, from 1; 0 if the finding is about the file as a whole
 * @param column the column, from 1, in code points; 0 as for the line
 * @param length how many code points are meant, on that line
 * @param path where in the file's structure, such as {@code require[1].that}; may be empty
 * @param message what is wrong, one sentence
 * @param hint what to do about it; may be empty
 * @param excerpt the line itself
 */
public record Diagnostic(
    String code,
    Severity severity,
    String file,
    int line,
    int column,
    int length,
    String path,
    String message,
    String hint,
    String excerpt) {

  /** The order in which findings are shown: by file and place. */
  public static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(Diagnostic::file)
      .thenComparingInt(Diagnostic::line)
      .thenComparingInt(Diagnostic::column)
      .thenComparing(Diagnostic::code)
      .thenComparing(Diagnostic::message);

  /** How bad a finding is. Immutable. */
  public enum Severity {
    /** The file is not taken. */
    ERROR,
    /** The file is taken, but its author should look. */
    WARNING
  }

  /** Checks that nothing is null. */
  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(excerpt, "excerpt");
  }

  /** Returns the finding at a span; of one that goes on for several lines the first is shown. */
  public static Diagnostic at(Span span, Code code, String path, String message, String hint) {
    Source source = span.source();
    int line = source.line(span.start());
    int end = Math.min(span.end(), Math.max(source.lineEnd(line), span.start()));
    return new Diagnostic(
        code.id(),
        Severity.ERROR,
        source.name(),
        line,
        source.column(span.start()),
        Math.max(1, end - span.start()),
        path,
        message,
        hint,
        source.slice(source.lineStart(line), source.lineEnd(line)));
  }

  /** Returns the finding about a file as a whole. */
  public static Diagnostic about(String file, Code code, String message, String hint) {
    return new Diagnostic(code.id(), Severity.ERROR, file, 0, 0, 0, "", message, hint, "");
  }

  /** Returns the same finding as a warning. */
  public Diagnostic asWarning() {
    return new Diagnostic(
        code, Severity.WARNING, file, line, column, length, path, message, hint, excerpt);
  }

  /** Returns where the code is explained. */
  public String help() {
    return help(code);
  }

  /** Returns where a code is explained. */
  public static String help(String code) {
    return "https://lictor.dev/docs/diagnostics.md#" + code.toLowerCase(Locale.ROOT);
  }

  // A text from a file must not be able to play with the terminal that shows it.
  private static int shown(int codePoint) {
    if (codePoint == '\t') {
      return ' ';
    }
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.FORMAT ? 0xfffd : codePoint;
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(Diagnostic::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Returns the finding as people read it, with its line and a mark under what is meant; ends with a line break. */
  public String render() {
    StringBuilder text = new StringBuilder(200);
    text.append(severity.name().toLowerCase(Locale.ROOT))
        .append('[')
        .append(code)
        .append("]: ");
    text.append(shown(message)).append('\n').append("  --> ").append(shown(file));
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    if (!path.isEmpty()) {
      text.append("  (").append(shown(path)).append(')');
    }
    text.append('\n');
    String hinted = hint.isEmpty() ? "" : ' ' + shown(hint);
    if (line == 0) {
      return hint.isEmpty()
          ? text.toString()
          : text.append("   =").append(hinted).append('\n').toString();
    }
    String number = Integer.toString(line);
    String gutter = " ".repeat(Math.max(2, number.length()));
    text.append(gutter).append(" |\n");
    text.append(gutter, 0, gutter.length() - number.length()).append(number).append(" | ");
    text.append(shown(excerpt))
        .append('\n')
        .append(gutter)
        .append(" | ")
        .append(" ".repeat(column - 1));
    return text.append("^".repeat(length)).append(hinted).append('\n').toString();
  }
}
