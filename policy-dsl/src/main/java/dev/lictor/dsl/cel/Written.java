package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an expression as its author wrote them: a loop is the macro that it came from. Not instantiable. */
final class Written {

  private static final Pattern PLAIN_TEXT = Pattern.compile("\"([^\"'\\\\]*)\"");

  private final CelAbstractSyntaxTree tree;
  private final List<Part> parts = new ArrayList<>();

  /** A part, and how deep it stands. */
  record Part(CelExpr expr, int depth) {}

  private Written(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  /** Returns the parts that tell something: no constants, no names alone, and of a chain of fields the whole only. */
  static List<Part> parts(CelAbstractSyntaxTree tree) {
    Written written = new Written(tree);
    written.below(tree.getExpr(), 1);
    return written.parts;
  }

  static String text(CelExpr expr, CelAbstractSyntaxTree tree) {
    String text = CelUnparserFactory.newUnparser()
        .unparse(CelAbstractSyntaxTree.newParsedAst(expr, tree.getSource()));
    Matcher plain = PLAIN_TEXT.matcher(text);
    return plain.replaceAll("'$1'");
  }

  private void visit(CelExpr expr, int depth) {
    Kind kind = form(expr).getKind();
    if (kind == Kind.CONSTANT || kind == Kind.IDENT || kind == Kind.NOT_SET) {
      return;
    }
    parts.add(new Part(expr, depth));
    below(expr, depth + 1);
  }

  private CelExpr form(CelExpr expr) {
    return tree.getSource().getMacroCalls().getOrDefault(expr.id(), expr);
  }

  private void below(CelExpr expr, int depth) {
    CelExpr form = form(expr);
    switch (form.getKind()) {
      case SELECT -> {
        if (Paths.of(form).isEmpty()) {
          visit(form.select().operand(), depth);
        }
      }
      case CALL -> {
        form.call().target().ifPresent(target -> visit(target, depth));
        form.call().args().forEach(arg -> visit(arg, depth));
      }
      case LIST -> form.list().elements().forEach(item -> visit(item, depth));
      case MAP ->
        form.map().entries().forEach(entry -> {
          visit(entry.key(), depth);
          visit(entry.value(), depth);
        });
      default -> {}
    }
  }
}
