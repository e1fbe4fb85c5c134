package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import dev.lictor.call.Kind;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what cel-java objects to in the words of policies, at the identifier that is meant. */
final class Issues {

  private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");
  private static final Pattern NAME = Pattern.compile("undeclared reference to '(.*?)' \\(in.*");
  private static final Pattern OVERLOAD = Pattern.compile(
      "found no matching overload for '(.*?)' applied to '(.*?)'.*", Pattern.DOTALL);

  private final ExpressionText text;
  private final Environment environment;
  private final Findings findings;

  Issues(ExpressionText text, Environment environment, Findings findings) {
    this.text = text;
    this.environment = environment;
    this.findings = findings;
  }

  void syntax(CelValidationResult result) {
    CelIssue first = result.getErrors().get(0);
    int offset = offset(result, first);
    boolean end = offset >= text.text().codePointCount(0, text.text().length());
    String message = first.getMessage();
    if (end) {
      int size = text.text().codePointCount(0, text.text().length());
      add(
          text.span(Math.max(0, size - 1), size),
          Code.EXPRESSION_SYNTAX,
          "the expression ends too early",
          "");
    } else if (message.contains("input")
        || message.contains("token")
        || message.contains("alternative")) {
      Span span = Places.word(text, offset);
      String hint = span.text().equals("=")
          ? "equality is `==`"
          : span.text().equals("and")
              ? "and is `&&`"
              : span.text().equals("or") ? "or is `||`" : "";
      add(span, Code.EXPRESSION_SYNTAX, "the expression is not well-formed here", hint);
    } else {
      add(Places.call(text, offset), Code.EXPRESSION_SYNTAX, plain(message), "");
    }
  }

  void types(CelAbstractSyntaxTree plain, CelValidationResult result) {
    for (CelIssue issue : result.getErrors()) {
      int offset = offset(result, issue);
      Matcher field = FIELD.matcher(issue.getMessage());
      Matcher name = NAME.matcher(issue.getMessage());
      Matcher overload = OVERLOAD.matcher(issue.getMessage());
      if (field.matches()) {
        field(plain, issue, field.group(1), Places.field(text, offset));
      } else if (name.matches()) {
        name(name.group(1), Places.call(text, offset));
      } else if (overload.matches()) {
        overload(overload.group(1), overload.group(2), Places.call(text, offset));
      } else {
        add(Places.call(text, offset), Code.BAD_EXPRESSION, plain(issue.getMessage()), "");
      }
    }
  }

  void other(String message) {
    add(text.span(), Code.BAD_EXPRESSION, plain(message), "");
  }

  private void field(CelAbstractSyntaxTree plain, CelIssue issue, String name, Span span) {
    Optional<Shape<?>> owner = new Owners(plain, environment).ownerOf(issue.getExprId());
    if (owner.isEmpty()) {
      add(span, Code.UNKNOWN_FIELD, "there is no field `" + name + "` here", "");
      return;
    }
    String of = owner.get().name();
    if (of.equals("variables") && environment.laterVariables().contains(name)) {
      add(
          span,
          Code.FORWARD_USE,
          "the variable `" + name + "` is used before it is defined",
          "`match` may use no variable, a variable those above it");
      return;
    }
    Field<?> elsewhere = of.equals("call") ? environment.everyCall().field(name) : null;
    if (elsewhere != null) {
      String lacking = environment.kinds().stream()
          .filter(kind -> !elsewhere.kinds().contains(kind))
          .map(Kind::word)
          .sorted()
          .collect(Collectors.joining(", "));
      String have =
          elsewhere.kinds().stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
      add(
          span,
          Code.FIELD_NOT_ON,
          "calls of the kind " + lacking + " have no `" + name + "`",
          "narrow `on` to " + have);
      return;
    }
    String hint = Closest.hint(name, owner.get().fieldNames());
    if (hint.isEmpty() && of.equals("call")) {
      hint = Closest.hint(name, environment.everyCall().fieldNames());
    }
    if (hint.isEmpty() && owner.get().size() <= 12) {
      hint = owner.get().size() == 0
          ? "none is defined"
          : "known: " + String.join(", ", owner.get().fieldNames());
    }
    add(span, Code.UNKNOWN_FIELD, of + " has no field `" + name + "`", hint);
  }

  private void name(String name, Span span) {
    List<String> candidates = new ArrayList<>(Environment.ROOTS);
    boolean function = span.end() < span.source().length() && followedByBracket(span);
    if (function) {
      candidates = new ArrayList<>(Language.FUNCTIONS);
    }
    add(
        span,
        Code.UNKNOWN_NAME,
        "there is no " + (function ? "function" : "name") + " `" + name + "`",
        Closest.hint(name, candidates));
  }

  private static boolean followedByBracket(Span span) {
    int at = span.end();
    while (span.source().at(at) == ' ') {
      at++;
    }
    return span.source().at(at) == '(';
  }

  private void overload(String function, String types, Span span) {
    String operator = function.equals("@in") ? "in" : function.replaceAll("^_|_$|@", "");
    if (function.equals("_?_:_")) {
      operator = "? :";
    } else if (function.equals("_[_]")) {
      operator = "[]";
    } else if (function.equals("!_") || function.equals("-_")) {
      operator = function.substring(0, 1);
    }
    add(span, Code.TYPE_MISMATCH, "`" + operator + "` " + taken(types), "");
  }

  // cel-java says `(int, string)` for an operator or function, and `set.(int)` for a member of a
  // set.
  private static String taken(String types) {
    int dot = types.indexOf(".(");
    String owner = dot < 0 ? "" : "of " + Types.plain(types.substring(0, dot)) + ' ';
    String given = Types.plain(types.substring(dot < 0 ? 1 : dot + 2, types.length() - 1));
    return owner + "does not take " + (given.isEmpty() ? "nothing" : given.replace(", ", " and "));
  }

  private static String plain(String message) {
    return Types.plain(message.strip().replaceAll("\\s+", " "));
  }

  private static int offset(CelValidationResult result, CelIssue issue) {
    return result.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
  }

  private void add(Span span, Code code, String message, String hint) {
    findings.add(span, code, text.scalar().path(), message, hint);
  }
}
