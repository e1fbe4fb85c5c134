package dev.lictor.dsl.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.policy.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks a checked expression: refuses what CEL allows and policies do not, and notes what is read. */
final class Inspection {

  private static final int MOST_WORDS = 20;

  private final ExpressionText text;
  private final CelAbstractSyntaxTree tree;
  private final Environment environment;
  private final Findings findings;
  private final Set<String> reads = new HashSet<>();
  private boolean body;
  private boolean failed;

  Inspection(
      ExpressionText text, CelAbstractSyntaxTree tree, Environment environment, Findings findings) {
    this.text = text;
    this.tree = tree;
    this.environment = environment;
    this.findings = findings;
    visit(tree.getExpr());
  }

  boolean passes() {
    return !failed;
  }

  Set<String> reads() {
    return reads;
  }

  Reach reach() {
    return body ? Reach.BODY : Reach.HEAD;
  }

  private void visit(CelExpr expr) {
    if (tree.getType(expr.id()).filter(type -> untyped(expr, type)).isPresent()) {
      refuse(expr, Code.FORBIDDEN, "this has no type that is known when the policy is loaded", "");
    }
    String path = Paths.of(expr);
    if (!path.isEmpty()) {
      note(path);
      return;
    }
    switch (expr.getKind()) {
      case SELECT -> visit(expr.select().operand());
      case CALL -> call(expr, expr.call());
      case LIST -> expr.list().elements().forEach(this::visit);
      case MAP ->
        expr.map().entries().forEach(entry -> {
          visit(entry.key());
          visit(entry.value());
        });
      case STRUCT -> refuse(expr, Code.FORBIDDEN, "messages cannot be made in a policy", "");
      case COMPREHENSION -> comprehension(expr, expr.comprehension());
      default -> {}
    }
  }

  private static boolean untyped(CelExpr expr, CelType type) {
    return (type.kind() == CelKind.DYN && !isDyn(expr))
        || (expr.getKind() == Kind.LIST
            && !expr.list().elements().isEmpty()
            && type.parameters().get(0).kind() == CelKind.DYN);
  }

  // `dyn()` has a finding of its own.
  private static boolean isDyn(CelExpr expr) {
    return expr.getKind() == Kind.CALL && expr.call().function().equals("dyn");
  }

  private void note(String path) {
    String[] steps = path.split("\\.", 3);
    if (!Environment.ROOTS.contains(steps[0])) {
      return;
    }
    reads.add(path);
    switch (steps[0]) {
      case "call" -> body |= steps.length == 1 || !headField(steps[1]);
      case "variables" -> {
        Variable variable = steps.length == 1 ? null : environment.variable(steps[1]);
        if (variable != null) {
          reads.addAll(variable.expression().reads());
          body |= variable.expression().reach() == Reach.BODY;
        }
      }
      default -> {}
    }
  }

  private boolean headField(String name) {
    Field<?> field = environment.everyCall().field(name);
    return field != null && field.head();
  }

  private void call(CelExpr expr, CelCall call) {
    call.target().ifPresent(this::visit);
    call.args().forEach(this::visit);
    switch (call.function()) {
      case "type", "dyn" ->
        refuse(
            expr,
            Code.FORBIDDEN,
            "`" + call.function()
                + "()` is not there: every type is known when the policy is loaded",
            "");
      case "matches" -> pattern(call);
      case "_==_", "_!=_" -> words(call.args().get(0), call.args().get(1));
      case "@in" -> {
        if (call.args().get(1).getKind() == Kind.LIST) {
          call.args().get(1).list().elements().forEach(word -> words(call.args().get(0), word));
        }
      }
      case "value" -> value(expr);
      default -> {}
    }
  }

  // `optMap` and its kin make such calls too, and only where they are safe.
  private void value(CelExpr expr) {
    if (Places.of(text, tree, expr).text().equals("value")) {
      refuse(
          expr,
          Code.OPTIONAL_VALUE,
          "`value()` fails if nothing is there",
          "say `orValue(…)` what counts then");
    }
  }

  private void pattern(CelCall call) {
    CelExpr pattern = call.args().get(call.args().size() - 1);
    if (pattern.getKind() != Kind.CONSTANT) {
      refuse(pattern, Code.BAD_PATTERN, "a regular expression must be written out", "");
      return;
    }
    try {
      Pattern.compile(pattern.constant().stringValue());
    } catch (PatternSyntaxException e) {
      refuse(
          pattern,
          Code.BAD_PATTERN,
          "this is not a regular expression of RE2: " + e.getDescription(),
          "");
    }
  }

  private void words(CelExpr a, CelExpr b) {
    CelExpr select = a.getKind() == Kind.SELECT ? a : b;
    CelExpr word = select.equals(a) ? b : a;
    if (select.getKind() != Kind.SELECT
        || word.getKind() != Kind.CONSTANT
        || word.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return;
    }
    Field<?> field = environment.field(
        tree.getTypeOrThrow(select.select().operand().id()), select.select().field());
    String found = word.constant().stringValue();
    if (field != null && !field.words().isEmpty() && !field.words().contains(found)) {
      String hint = Closest.hint(found, field.words());
      int at = tree.getSource().getPositionsMap().getOrDefault(word.id(), 0);
      findings.add(
          text.span(at, at + found.codePointCount(0, found.length()) + 2),
          Code.UNKNOWN_WORD,
          text.scalar().path(),
          "`" + field.name() + "` is never '" + found + "'",
          hint.isEmpty() && field.words().size() <= MOST_WORDS
              ? "one of " + String.join(", ", field.words().stream().sorted().toList())
              : hint);
      failed = true;
    }
  }

  private void comprehension(CelExpr expr, CelComprehension loop) {
    for (String name : List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar())) {
      if (Environment.ROOTS.contains(name)) {
        refuse(
            expr,
            Code.FORBIDDEN,
            "`" + name + "` has a meaning of its own here",
            "choose another name");
      }
    }
    visit(loop.iterRange());
    visit(loop.accuInit());
    visit(loop.loopCondition());
    visit(loop.loopStep());
    visit(loop.result());
  }

  private void refuse(CelExpr expr, Code code, String message, String hint) {
    findings.add(Places.of(text, tree, expr), code, text.scalar().path(), message, hint);
    failed = true;
  }
}
