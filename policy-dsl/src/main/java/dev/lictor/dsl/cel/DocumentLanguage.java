package dev.lictor.dsl.cel;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.lictor.attribute.Attributes;
import dev.lictor.call.Kind;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Expression;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The language of one document: its parameters and variables, and what every document sees. Not thread-safe; what it compiles
 * is.
 */
public final class DocumentLanguage {

  private final Vocabulary vocabulary;
  private final Shape<Map<String, Object>> params;
  private final Map<String, Object> values;
  private final Set<String> declared;
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<Set<Kind>, Environment> environments = new HashMap<>();
  private final Scope.Names names;

  /**
   * Makes the language of a document that has no variables yet.
   *
   * @param team the attributes that the team directory declares
   * @param model the attributes that the model catalogue declares
   * @param params the parameters: {@code String}, {@code Long}, {@code Boolean}, {@code Duration} or a {@code Set} of strings
   * @param declared the names of all variables that will come
   */
  public DocumentLanguage(
      Attributes team, Attributes model, Map<String, Object> params, Set<String> declared) {
    this.vocabulary = new Vocabulary(team, model);
    this.declared = Set.copyOf(declared);
    Shape.Builder<Map<String, Object>> fields =
        Shape.<Map<String, Object>>named("params").inHead();
    Map<String, Object> converted = new HashMap<>();
    params.forEach((name, value) -> {
      Object seen = value instanceof Set<?> ? Vocabulary.value(value) : value;
      converted.put(name, Objects.requireNonNull(seen));
      fields.add(name, typeOf(value), map -> map.get(name), false, Set.of());
    });
    this.params = fields.build();
    this.values = Collections.unmodifiableMap(converted);
    this.names = new Scope.Names(vocabulary.caller(), vocabulary.call(), this.params, values);
  }

  private static CelType typeOf(Object value) {
    if (value instanceof Set<?>) {
      return CelSet.TYPE;
    }
    if (value instanceof Duration) {
      return SimpleType.DURATION;
    }
    if (value instanceof Long) {
      return SimpleType.INT;
    }
    return value instanceof Boolean ? SimpleType.BOOL : SimpleType.STRING;
  }

  /** Returns how many slots an evaluation of the document needs. */
  public int slots() {
    return Scope.SLOT + 1 + variables.size();
  }

  /** Defines the next variable, if its expression passes; {@code known} is what the document's match tells. */
  public void define(
      String name, ExpressionText text, Set<Kind> kinds, Facts known, Findings findings) {
    Optional<Checked> checked = check(text, kinds, findings);
    if (checked.isEmpty()) {
      return;
    }
    Variable variable = new Variable(name, slots(), checked.get(), checked.get().follow(known));
    variables.put(name, variable);
    environments.clear();
    Shape.Builder<Scope> fields = Shape.named("variables");
    variables
        .values()
        .forEach(v -> fields.add(
            v.name(), v.expression().type(), scope -> scope.variable(v), false, Set.of()));
    names.variables(fields.build());
  }

  /** Checks an expression for operations of the kinds; empty if it does not pass. */
  public Optional<Checked> check(ExpressionText text, Set<Kind> kinds, Findings findings) {
    Set<String> later = new HashSet<>(declared);
    later.removeAll(variables.keySet());
    return environments
        .computeIfAbsent(
            Set.copyOf(kinds),
            some -> new Environment(vocabulary, some, params, names.variables(), variables, later))
        .check(text, findings);
  }

  /** Checks that the expression is a question; if not, a finding says so. */
  public boolean isCondition(Checked checked, Findings findings) {
    return hasType(checked, findings, "true or false", SimpleType.BOOL);
  }

  /** Checks that the expression is a whole number; if not, a finding says so. */
  public boolean isNumber(Checked checked, Findings findings) {
    return hasType(checked, findings, "int", SimpleType.INT);
  }

  /** Checks that the expression can name an account; if not, a finding says so. */
  public boolean isKey(Checked checked, Findings findings) {
    return hasType(
        checked,
        findings,
        "string, int or bool",
        SimpleType.STRING,
        SimpleType.INT,
        SimpleType.BOOL);
  }

  /** Checks that the expression can be printed; if not, a finding says so. */
  public boolean isPrintable(Checked checked, Findings findings) {
    CelType type = checked.type();
    boolean list = type.kind() == CelKind.LIST;
    CelType printed = list ? type.parameters().get(0) : type;
    if (printed.kind().isPrimitive()
        || printed.kind() == CelKind.TIMESTAMP
        || printed.kind() == CelKind.DURATION
        || (printed.equals(CelSet.TYPE) && !list)) {
      return true;
    }
    return mistyped(checked, findings, "a text, a number, or a list or set of them");
  }

  private static boolean hasType(
      Checked checked, Findings findings, String expected, CelType... types) {
    for (CelType type : types) {
      if (checked.type().equals(type)) {
        return true;
      }
    }
    return mistyped(checked, findings, expected);
  }

  private static boolean mistyped(Checked checked, Findings findings, String expected) {
    findings.add(
        checked.text().span(),
        Code.RESULT_TYPE,
        checked.text().scalar().path(),
        "expected " + expected + ", found " + Types.name(checked.type()),
        "");
    return false;
  }

  /** Returns the expression as a condition; it must have passed {@link #isCondition}. */
  public Condition condition(Checked checked) {
    Expression<Object> value = value(checked);
    return evaluation -> (Boolean) value.value(evaluation);
  }

  /** Returns the expression as it is evaluated; a value is as CEL has it. */
  public Expression<Object> value(Checked checked) {
    return new Evaluated(checked, names);
  }

  private record Evaluated(Checked checked, Scope.Names names) implements Expression<Object> {
    @Override
    public Object value(Evaluation evaluation) {
      try {
        return checked.program().eval(Scope.of(evaluation, names));
      } catch (CelEvaluationException e) {
        // What cel-java says may hold a part of the call.
        throw new EvaluationException(checked.text().scalar().path() + ": "
            + e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
  }
}
