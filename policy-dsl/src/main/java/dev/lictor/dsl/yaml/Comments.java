package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;

/** Finds texts that an unquoted {@code #} cuts. Not instantiable; thread-safe. */
public final class Comments {

  private Comments() {}

  /**
   * Adds a finding if a comment follows the expression on its line that looks like a part of it: the expression leaves a bracket
   * or a quote open, or no blank follows the {@code #}.
   *
   * @return whether nothing was found
   */
  public static boolean checkExpression(Scalar scalar, Findings findings) {
    return check(scalar, Traps.open(scalar.value(), true) > 0, findings);
  }

  /** Adds a finding if a comment follows the text on its line that looks like a part of it: no blank follows the {@code #}. */
  public static void checkText(Scalar scalar, Findings findings) {
    check(scalar, false, findings);
  }

  private static boolean check(Scalar scalar, boolean unfinished, Findings findings) {
    if (scalar.style() != Scalar.Style.PLAIN) {
      return true;
    }
    Source source = scalar.span().source();
    int at = scalar.span().end();
    while (source.at(at) == ' ') {
      at++;
    }
    if (source.at(at) != '#' || at == scalar.span().end()) {
      return true;
    }
    int next = source.at(at + 1);
    boolean blank = next == ' ' || next == '#' || next == '\n' || next == '\r' || next == -1;
    if (!blank || unfinished) {
      findings.add(
          new Span(source, at, source.lineEnd(source.line(at))),
          Code.CUT_BY_COMMENT,
          scalar.path(),
          "YAML takes the rest of this line for a comment, not for a part of the value",
          "quote the value; if it is a comment, put a blank behind `#`");
      return false;
    }
    return true;
  }
}
