package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.cel.Printed;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a message: text with {@code {expression}} holes, in which <code>{{</code> is a brace. */
final class Template {

  private final Scalar scalar;
  private final int[] points;
  private final DocumentLanguage language;
  private final Set<Kind> kinds;
  private final Findings findings;
  private final List<Expression<String>> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Reach reach = Reach.HEAD;

  private Template(Scalar scalar, DocumentLanguage language, Set<Kind> kinds, Findings findings) {
    this.scalar = scalar;
    this.points = scalar.value().codePoints().toArray();
    this.language = language;
    this.kinds = kinds;
    this.findings = findings;
  }

  static Template read(
      Scalar scalar, DocumentLanguage language, Set<Kind> kinds, Findings findings) {
    Template template = new Template(scalar, language, kinds, findings);
    template.parse();
    return template;
  }

  Reach reach() {
    return reach;
  }

  Expression<String> expression() {
    List<Expression<String>> all = List.copyOf(parts);
    return evaluation -> {
      StringBuilder message = new StringBuilder();
      for (Expression<String> part : all) {
        message.append(part.value(evaluation));
      }
      return message.toString();
    };
  }

  private void parse() {
    int at = 0;
    while (at < points.length) {
      if (points[at] != '{') {
        text.appendCodePoint(points[at++]);
      } else if (at + 1 < points.length && points[at + 1] == '{') {
        text.append('{');
        at += 2;
      } else {
        int end = end(at + 1);
        if (end < 0) {
          bad(at, points.length, "this hole is not closed");
          return;
        }
        hole(at + 1, end);
        at = end + 1;
      }
    }
    flush();
  }

  private void hole(int start, int end) {
    String expression = new String(points, start, end - start);
    if (expression.isBlank()) {
      bad(start - 1, end + 1, "this hole is empty");
      return;
    }
    flush();
    language
        .check(new ExpressionText(scalar, start, expression), kinds, findings)
        .filter(checked -> language.isPrintable(checked, findings))
        .ifPresent(this::add);
  }

  private void add(Checked checked) {
    if (checked.reach() == Reach.BODY) {
      reach = Reach.BODY;
    }
    Expression<Object> value = language.value(checked);
    parts.add(evaluation -> Printed.text(value, evaluation));
  }

  private void flush() {
    if (text.length() > 0) {
      String fixed = text.toString();
      parts.add(evaluation -> fixed);
      text.setLength(0);
    }
  }

  // The brace that closes the hole: braces of the expression and texts in quotes are skipped.
  private int end(int start) {
    int open = 0;
    int quote = 0;
    for (int i = start; i < points.length; i++) {
      int c = points[i];
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && open-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private void bad(int start, int end, String message) {
    findings.add(
        scalar.within(start, end), Code.BAD_TEMPLATE, scalar.path(), message, "`{{` is a brace");
  }
}
