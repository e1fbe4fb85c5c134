package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Finds where YAML reads something other than what was meant, above all in expressions that should have been quoted. */
final class Traps {

  private static final String QUOTE = "quote the whole value, or write it behind `>-`";

  private final Source source;
  private final Findings findings;
  private boolean found;

  Traps(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  void tag(Span span, String path) {
    int end = lineEnd(span.start());
    int at = span.start();
    while (at < end && source.at(at) > ' ' && source.at(at) != ',' && source.at(at) != '}') {
      at++;
    }
    Span tag = new Span(source, span.start(), Math.max(at, span.start() + 1));
    boolean expression = tag.text().startsWith("!")
        && !tag.text().startsWith("!!")
        && !tag.text().startsWith("!<");
    findings.add(
        tag,
        Code.TAG,
        path,
        expression
            ? "YAML takes `" + tag.text() + "` for a tag, not for a part of the value"
            : "tags are not taken: what a value is follows from how it is written",
        expression ? QUOTE : "");
  }

  void alias(Span span, String path) {
    findings.add(
        span,
        Code.ANCHOR,
        path,
        "anchors and aliases are not taken: each value is written where it counts",
        "a value that begins with `*` must be quoted");
  }

  void syntax(MarkedYamlEngineException e, ToIntFunction<Optional<Mark>> offset) {
    String problem = e.getProblem();
    if (e.getContext() != null && e.getContext().contains("quoted scalar")) {
      int quote = offset.applyAsInt(e.getContextMark());
      findings.add(
          new Span(source, quote, quote + 1),
          Code.SYNTAX,
          "",
          "this quote is not closed, or something in it is not allowed there",
          "");
      return;
    }
    int at = Math.min(offset.applyAsInt(e.getProblemMark().or(e::getContextMark)), source.length());
    Span span = new Span(source, at, Math.min(at + 1, source.length()));
    String line = source.slice(source.lineStart(source.line(at)), lineEnd(at));
    String message = "the file is not well-formed YAML here";
    String hint = "";
    if (problem.contains("mapping values are not allowed") || problem.contains("mapping value")) {
      message = "a `: ` in an unquoted value; YAML takes it for a key and its value";
      hint = QUOTE;
    } else if (line.matches("\\s*(- )?\\s*[\\w.-]+: *(['\"]).*")
        && at > source.lineStart(source.line(at))) {
      message = "something follows the closing quote";
      hint = "an expression that begins with a quote must be quoted as a whole";
    } else if (line.matches("\\s*(- )?\\s*[\\w.-]+: *[\\[{*&!%@`|>].*")) {
      message = "a value that begins with such a character has a meaning of its own in YAML";
      hint = QUOTE;
    } else if (problem.contains("<block end>")) {
      message = "this does not fit to the lines above";
      hint = "check indentation and quotes";
    }
    findings.add(span, Code.SYNTAX, "", message, hint);
  }

  void flowItem(Node item) {
    if (item instanceof Scalar s
        && s.style() == Scalar.Style.PLAIN
        && open(s.value(), false) > 0
        && source.at(s.span().end()) == ',') {
      cut(s);
    }
  }

  /** Returns whether the key is in truth the rest of the value before it, as in {@code {when: f(x, y)}}. */
  boolean cutByComma(Node before, Scalar key, Node value) {
    boolean valueless =
        value instanceof Scalar s && s.type() == Scalar.Type.NULL && s.value().isEmpty();
    if (valueless
        && before instanceof Scalar s
        && s.style() == Scalar.Style.PLAIN
        && open(s.value(), true) > 0) {
      cut(s);
      return true;
    }
    return false;
  }

  /** Returns whether a cut value was found. */
  boolean cut() {
    return found;
  }

  private void cut(Scalar cut) {
    found = true;
    findings.add(
        new Span(source, cut.span().end(), cut.span().end() + 1),
        Code.CUT_BY_COMMA,
        cut.path(),
        "within `{}` and `[]` YAML takes this comma for the end of the value",
        QUOTE);
  }

  private int lineEnd(int offset) {
    return source.lineEnd(source.line(offset));
  }

  /** Returns how many brackets, and quotes if they count, the text leaves open. */
  static int open(String text, boolean quotes) {
    int open = 0;
    int quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (quotes && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        open++;
      } else if (c == ')' || c == ']' || c == '}') {
        open--;
      }
    }
    return quote != 0 ? open + 1 : open;
  }
}
