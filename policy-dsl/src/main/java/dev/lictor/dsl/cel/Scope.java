package dev.lictor.dsl.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Situation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the names of one document stand for in one evaluation, made when first asked for. Confined to one call. */
final class Scope implements CelVariableResolver {

  /** The slot of an evaluation in which its scope is remembered; variables follow. */
  static final int SLOT = 0;

  private final Evaluation evaluation;
  private final Names names;
  private final @Nullable Trace trace;
  private @Nullable Object caller;
  private @Nullable Object call;
  private @Nullable Object now;
  private @Nullable Object params;
  private @Nullable Object variables;

  /** What is the same in every evaluation of a document; its variables come one by one while the document is compiled. */
  static final class Names {
    private final Shape<Caller> caller;
    private final Shape<Situation> call;
    private final Shape<Map<String, Object>> params;
    private final Map<String, Object> values;
    private Shape<Scope> variables = Shape.<Scope>named("variables").build();

    Names(
        Shape<Caller> caller,
        Shape<Situation> call,
        Shape<Map<String, Object>> params,
        Map<String, Object> values) {
      this.caller = caller;
      this.call = call;
      this.params = params;
      this.values = values;
    }

    Shape<Scope> variables() {
      return variables;
    }

    void variables(Shape<Scope> defined) {
      variables = defined;
    }
  }

  private static final class Failure extends CelRuntimeException {
    private static final long serialVersionUID = 1;

    Failure(Throwable cause, CelErrorCode code) {
      super(cause, code);
    }
  }

  private Scope(Evaluation evaluation, Names names, @Nullable Trace trace) {
    this.evaluation = evaluation;
    this.names = names;
    this.trace = trace;
  }

  static Scope of(Evaluation evaluation, Names names) {
    Object remembered = evaluation.remembered(SLOT);
    if (remembered instanceof Scope scope) {
      return scope;
    }
    Scope scope = new Scope(evaluation, names, (Trace) remembered);
    evaluation.remember(SLOT, scope);
    return scope;
  }

  /** Returns what the expression comes to. */
  Object value(Checked checked) throws CelEvaluationException {
    return trace == null ? checked.program().eval(this) : trace.follow(checked, this);
  }

  @Override
  public Optional<Object> find(String name) {
    switch (name) {
      case "caller" -> {
        if (caller == null) {
          caller = names.caller.view(evaluation.situation().caller());
        }
        return Optional.of(caller);
      }
      case "call" -> {
        if (call == null) {
          call = names.call.view(evaluation.situation());
        }
        return Optional.of(call);
      }
      case "params" -> {
        if (params == null) {
          params = names.params.view(names.values);
        }
        return Optional.of(params);
      }
      case "variables" -> {
        if (variables == null) {
          variables = names.variables.view(this);
        }
        return Optional.of(variables);
      }
      case "now" -> {
        if (now == null) {
          now = Instant.ofEpochMilli(evaluation.situation().nowMillis());
        }
        return Optional.of(now);
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  /** Returns what the variable comes to, evaluated at most once; an error is remembered like a value. */
  Object variable(Variable variable) {
    Object known = evaluation.remembered(variable.slot());
    if (known == null) {
      try {
        known = trace == null
            ? variable.expression().program().eval(this)
            : trace.follow(variable, this);
      } catch (CelEvaluationException e) {
        known = new Failure(e, e.getErrorCode());
      }
      evaluation.remember(variable.slot(), known);
    }
    if (known instanceof Failure failure) {
      throw failure;
    }
    return known;
  }
}
