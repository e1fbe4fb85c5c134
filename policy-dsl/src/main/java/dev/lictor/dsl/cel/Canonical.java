package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an expression so that two with one text mean the same, whatever their loops' variables are called: constants and variables are
 * written out. It gives up on what is very long. Not thread-safe.
 */
final class Canonical {

  private static final int MAX_CHARS = 4_000;

  private final StringBuilder text = new StringBuilder();
  private int loops;

  private Canonical() {}

  /** Returns the text, or an empty one if it gave up. */
  static String of(CelExpr expr, Terms terms, Binding binding) {
    Canonical canonical = new Canonical();
    canonical.write(terms, expr, binding, Map.of());
    return canonical.isFull() ? "" : canonical.text.toString();
  }

  private boolean isFull() {
    return text.length() > MAX_CHARS;
  }

  private void write(Terms terms, CelExpr expr, Binding binding, Map<String, String> inner) {
    if (isFull()) {
      return;
    }
    switch (expr.getKind()) {
      case CONSTANT, IDENT -> leaf(terms, expr, binding, inner);
      case SELECT -> select(terms, expr, binding, inner);
      case CALL -> {
        text.append(expr.call().function()).append('(');
        expr.call().target().ifPresent(target -> part(terms, target, binding, inner));
        expr.call().args().forEach(arg -> part(terms, arg, binding, inner));
        text.append(')');
      }
      case LIST -> {
        text.append('[');
        expr.list().elements().forEach(item -> part(terms, item, binding, inner));
        text.append(expr.list().optionalIndices()).append(']');
      }
      case MAP -> {
        text.append("map(");
        expr.map().entries().forEach(entry -> {
          text.append(entry.optionalEntry() ? "?" : "");
          part(terms, entry.key(), binding, inner);
          part(terms, entry.value(), binding, inner);
        });
        text.append(')');
      }
      case COMPREHENSION -> loop(terms, expr.comprehension(), binding, inner);
      default -> text.append(expr.id());
    }
  }

  private void part(Terms terms, CelExpr expr, Binding binding, Map<String, String> inner) {
    write(terms, expr, binding, inner);
    text.append(';');
  }

  private void leaf(Terms terms, CelExpr expr, Binding binding, Map<String, String> inner) {
    String own = expr.getKind() == Kind.IDENT ? inner.get(expr.ident().name()) : null;
    text.append(own != null ? own : terms.leaf(expr, binding).key());
  }

  private void select(Terms terms, CelExpr expr, Binding binding, Map<String, String> inner) {
    Optional<Value> constant = terms.parameter(expr);
    Optional<Variable> variable = terms.variable(expr);
    if (constant.isPresent()) {
      text.append(constant.get().key());
    } else if (variable.isPresent()) {
      Checked defined = variable.get().expression();
      write(terms.of(defined), defined.tree().getExpr(), binding.outside(), Map.of());
    } else {
      text.append(expr.select().testOnly() ? "has(" : "(");
      write(terms, expr.select().operand(), binding, inner);
      text.append(").").append(expr.select().field());
    }
  }

  private void loop(
      Terms terms, CelComprehension loop, Binding binding, Map<String, String> inner) {
    Map<String, String> names = new HashMap<>(inner);
    text.append("loop(");
    part(terms, loop.iterRange(), binding, inner);
    part(terms, loop.accuInit(), binding, inner);
    for (String name : new String[] {loop.iterVar(), loop.iterVar2(), loop.accuVar()}) {
      names.put(name, "%" + loops++);
    }
    part(terms, loop.loopCondition(), binding, names);
    part(terms, loop.loopStep(), binding, names);
    Map<String, String> last = new HashMap<>(inner);
    last.put(loop.accuVar(), names.getOrDefault(loop.accuVar(), ""));
    part(terms, loop.result(), binding, last);
    text.append(')');
  }
}
