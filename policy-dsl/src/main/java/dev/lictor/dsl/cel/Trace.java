package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.lictor.policy.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Follows the expressions of one document through one evaluation, and keeps what each of their parts came to. Slow, and for people:
 * decisions are made without. Confined to one call.
 */
public final class Trace {

  private final List<Traced> taken = new ArrayList<>();
  private final Map<String, Traced> variables = new LinkedHashMap<>();

  private Trace() {}

  /** Follows all that is evaluated in the evaluation, in which nothing may have been evaluated yet. */
  public static Trace of(Evaluation evaluation) {
    if (evaluation.remembered(Scope.SLOT) != null) {
      throw new IllegalStateException("something was evaluated before it was followed");
    }
    Trace trace = new Trace();
    evaluation.remember(Scope.SLOT, trace);
    return trace;
  }

  /** Returns the expressions that were evaluated since the last time this was asked, in their order. */
  public List<Traced> take() {
    List<Traced> all = List.copyOf(taken);
    taken.clear();
    return all;
  }

  /** Returns every variable that was needed, by name, in the order in which they were. */
  public Map<String, Traced> variables() {
    return Collections.unmodifiableMap(variables);
  }

  Object follow(Checked checked, Scope scope) throws CelEvaluationException {
    Values values = new Values();
    try {
      Object value = checked.program().trace(scope, values::add);
      taken.add(values.traced(checked, Shown.of(value)));
      return value;
    } catch (CelEvaluationException e) {
      taken.add(values.traced(checked, failure(e)));
      throw e;
    }
  }

  Object follow(Variable variable, Scope scope) throws CelEvaluationException {
    try {
      return follow(variable.expression(), scope);
    } finally {
      variables.put(variable.name(), taken.remove(taken.size() - 1));
    }
  }

  private static String failure(CelEvaluationException e) {
    return "error: " + e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What the parts of one expression came to; those in a loop came to several values. */
  private static final class Values {

    private static final int MOST = 5;

    private final Map<Long, List<String>> byPart = new HashMap<>();

    void add(CelExpr part, Object value) {
      List<String> values = byPart.computeIfAbsent(part.id(), id -> new ArrayList<>());
      if (values.size() < MOST) {
        values.add(Shown.of(value));
      } else if (values.size() == MOST) {
        values.add("…");
      }
    }

    Traced traced(Checked checked, String value) {
      CelAbstractSyntaxTree tree = checked.tree();
      List<Traced.Part> parts = new ArrayList<>();
      for (Written.Part part : Written.parts(tree)) {
        List<String> values = byPart.get(part.expr().id());
        if (values != null) {
          parts.add(new Traced.Part(part.depth(), Written.text(part.expr(), tree), values));
        }
      }
      ExpressionText text = checked.text();
      return new Traced(text.scalar().path(), text.text().strip(), value, parts);
    }
  }
}
