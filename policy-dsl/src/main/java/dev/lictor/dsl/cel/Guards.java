package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.lictor.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows an expression through its branches and finds where it reads what may be absent.
 *
 * <p>Each part is visited with what is known to be present when it is evaluated, and tells what is known besides if it comes
 * out true, and if false: {@code has(x)} adds x where it is true, {@code !} swaps the two, the right side of {@code &&} is
 * visited with what the left one tells if true, that of {@code ||} if false.
 */
public final class Guards {

  private final Checked checked;
  private final Environment environment;
  private final List<Miss> misses = new ArrayList<>();

  Guards(Checked checked, Environment environment) {
    this.checked = checked;
    this.environment = environment;
  }

  /**
   * What an expression comes to. Immutable.
   *
   * @param whenTrue what is present where it is true
   * @param whenFalse what is present where it is false
   * @param misses what it reads without a guard
   */
  public record Result(Facts whenTrue, Facts whenFalse, List<Miss> misses) {
    /** Copies the list. */
    public Result {
      misses = List.copyOf(misses);
    }
  }

  /**
   * One read without a guard. Immutable.
   *
   * @param path what is read, such as {@code caller.team}
   * @param span where
   * @param variable the variable through which it is read, or empty
   * @param place where in the structure of the file
   */
  public record Miss(String path, Span span, String variable, String place) {}

  private record Outcome(Facts whenTrue, Facts whenFalse) {
    static final Outcome UNKNOWN = new Outcome(Facts.NONE, Facts.NONE);
    static final Outcome TRUE = new Outcome(Facts.NONE, Facts.NEVER);
    static final Outcome FALSE = new Outcome(Facts.NEVER, Facts.NONE);
  }

  Result follow(Facts known) {
    Outcome outcome = visit(checked.tree().getExpr(), known);
    return new Result(outcome.whenTrue(), outcome.whenFalse(), misses);
  }

  /** Returns what a part of the expression reads without a guard in that part. */
  List<Miss> unguarded(CelExpr part) {
    visit(part, Facts.NONE);
    return List.copyOf(misses);
  }

  private Outcome visit(CelExpr expr, Facts known) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case SELECT -> select(expr, expr.select(), known);
      case CALL -> call(expr.call(), known);
      case COMPREHENSION -> comprehension(expr.comprehension(), known);
      case LIST -> {
        expr.list().elements().forEach(item -> visit(item, known));
        yield Outcome.UNKNOWN;
      }
      case MAP -> {
        expr.map().entries().forEach(entry -> {
          visit(entry.key(), known);
          visit(entry.value(), known);
        });
        yield Outcome.UNKNOWN;
      }
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome constant(CelConstant constant) {
    if (constant.getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
      return Outcome.UNKNOWN;
    }
    return constant.booleanValue() ? Outcome.TRUE : Outcome.FALSE;
  }

  private Outcome select(CelExpr expr, CelSelect select, Facts known) {
    visit(select.operand(), known);
    String path = Paths.of(expr);
    if (select.testOnly()) {
      return path.isEmpty() ? Outcome.UNKNOWN : new Outcome(Facts.of(path), Facts.NONE);
    }
    Variable variable = variable(select);
    if (variable != null) {
      for (Miss miss : variable.followed().misses()) {
        read(expr, miss.path(), variable.name(), known);
      }
      return new Outcome(variable.followed().whenTrue(), variable.followed().whenFalse());
    }
    Field<?> field =
        environment.field(checked.tree().getTypeOrThrow(select.operand().id()), select.field());
    if (field != null && field.optional()) {
      read(expr, path, "", known);
    }
    return Outcome.UNKNOWN;
  }

  private @Nullable Variable variable(CelSelect select) {
    return Paths.of(select.operand()).equals("variables")
        ? environment.variable(select.field())
        : null;
  }

  private void read(CelExpr expr, String path, String variable, Facts known) {
    if (!known.has(path)) {
      misses.add(new Miss(
          path,
          Places.of(checked.text(), checked.tree(), expr),
          variable,
          checked.text().scalar().path()));
    }
  }

  private Outcome call(CelCall call, Facts known) {
    switch (call.function()) {
      case "_&&_" -> {
        Outcome left = visit(call.args().get(0), known);
        Outcome right = visit(call.args().get(1), known.and(left.whenTrue()));
        return new Outcome(
            left.whenTrue().and(right.whenTrue()),
            left.whenFalse().or(left.whenTrue().and(right.whenFalse())));
      }
      case "_||_" -> {
        Outcome left = visit(call.args().get(0), known);
        Outcome right = visit(call.args().get(1), known.and(left.whenFalse()));
        return new Outcome(
            left.whenTrue().or(left.whenFalse().and(right.whenTrue())),
            left.whenFalse().and(right.whenFalse()));
      }
      case "!_" -> {
        Outcome inner = visit(call.args().get(0), known);
        return new Outcome(/* whenTrue= */ inner.whenFalse(), /* whenFalse= */ inner.whenTrue());
      }
      case "_?_:_" -> {
        return choice(call, known);
      }
      case "hasValue" -> {
        return hasValue(call, known);
      }
      default -> {
        call.target().ifPresent(target -> visit(target, known));
        call.args().forEach(arg -> visit(arg, known));
        return Outcome.UNKNOWN;
      }
    }
  }

  private Outcome choice(CelCall call, Facts known) {
    Outcome question = visit(call.args().get(0), known);
    Outcome yes = visit(call.args().get(1), known.and(question.whenTrue()));
    Outcome no = visit(call.args().get(2), known.and(question.whenFalse()));
    return new Outcome(
        question.whenTrue().and(yes.whenTrue()).or(question.whenFalse().and(no.whenTrue())),
        question.whenTrue().and(yes.whenFalse()).or(question.whenFalse().and(no.whenFalse())));
  }

  private Outcome hasValue(CelCall call, Facts known) {
    CelExpr target = call.target().orElseThrow();
    visit(target, known);
    String path = Paths.ofOptional(target);
    return path.isEmpty() ? Outcome.UNKNOWN : new Outcome(Facts.of(path), Facts.NONE);
  }

  private Outcome comprehension(CelComprehension loop, Facts known) {
    visit(loop.iterRange(), known);
    visit(loop.accuInit(), known);
    Facts inside = known.without(loop.iterVar()).without(loop.iterVar2());
    visit(loop.loopCondition(), inside);
    visit(loop.loopStep(), inside);
    visit(loop.result(), inside.without(loop.accuVar()));
    return Outcome.UNKNOWN;
  }
}
