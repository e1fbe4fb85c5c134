package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type whose field was misspelt. The checker does not tell it, so the chain of fields is followed from its root, or
 * from the loop that binds its variable.
 */
final class Owners {

  private final CelAbstractSyntaxTree tree;
  private final Environment environment;
  private @Nullable Shape<?> found;

  Owners(CelAbstractSyntaxTree tree, Environment environment) {
    this.tree = tree;
    this.environment = environment;
  }

  Optional<Shape<?>> ownerOf(long id) {
    visit(tree.getExpr(), id, Map.of());
    return Optional.ofNullable(found);
  }

  private void visit(CelExpr expr, long id, Map<String, CelType> scope) {
    switch (expr.getKind()) {
      case SELECT -> {
        if (expr.id() == id) {
          CelType owner = type(expr.select().operand(), scope);
          found = owner == null ? null : environment.shape(owner);
        }
        visit(expr.select().operand(), id, scope);
      }
      case CALL -> {
        if (expr.call().function().equals("_?._") && expr.id() == id) {
          CelType owner = type(expr.call().args().get(0), scope);
          found = owner == null ? null : environment.shape(owner);
        }
        expr.call().target().ifPresent(target -> visit(target, id, scope));
        expr.call().args().forEach(arg -> visit(arg, id, scope));
      }
      case LIST -> expr.list().elements().forEach(item -> visit(item, id, scope));
      case MAP ->
        expr.map().entries().forEach(entry -> {
          visit(entry.key(), id, scope);
          visit(entry.value(), id, scope);
        });
      case COMPREHENSION -> loop(expr.comprehension(), id, scope);
      default -> {}
    }
  }

  private void loop(CelComprehension loop, long id, Map<String, CelType> scope) {
    visit(loop.iterRange(), id, scope);
    Map<String, CelType> inner = new HashMap<>(scope);
    inner.remove(loop.iterVar());
    CelType range = type(loop.iterRange(), scope);
    if (range != null && range.kind() == CelKind.LIST) {
      inner.put(loop.iterVar(), range.parameters().get(0));
    }
    visit(loop.accuInit(), id, inner);
    visit(loop.loopCondition(), id, inner);
    visit(loop.loopStep(), id, inner);
    visit(loop.result(), id, inner);
  }

  private @Nullable CelType type(CelExpr expr, Map<String, CelType> scope) {
    return switch (expr.getKind()) {
      case IDENT ->
        scope.containsKey(expr.ident().name())
            ? scope.get(expr.ident().name())
            : environment.root(expr.ident().name());
      case SELECT -> {
        CelType owner = type(expr.select().operand(), scope);
        Field<?> field =
            owner == null ? null : environment.field(owner, expr.select().field());
        yield field == null ? null : field.type();
      }
      case CALL -> {
        CelType list =
            expr.call().function().equals("_[_]") ? type(expr.call().args().get(0), scope) : null;
        yield list != null && list.kind() == CelKind.LIST ? list.parameters().get(0) : null;
      }
      default -> null;
    };
  }
}
