package dev.lictor.dsl.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.lictor.call.Kind;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.policy.Situation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names and types that the expressions of one document see, for operations of certain kinds. Immutable.
 */
final class Environment {

  static final Set<String> ROOTS = Set.of("caller", "call", "now", "params", "variables");

  private final Map<String, Shape<?>> shapes = new LinkedHashMap<>();
  private final Map<String, CelType> roots = new LinkedHashMap<>();
  private final Set<Kind> kinds;
  private final Shape<Situation> everyCall;
  private final Constants params;
  private final Map<String, Variable> variables;
  private final Set<String> laterVariables;
  private final CelCompiler compiler;

  /**
   * Makes an environment.
   *
   * @param kinds the kinds that the operations may have
   * @param variables the variables that are defined so far
   * @param laterVariables the names of those that come later
   */
  Environment(
      Vocabulary vocabulary,
      Set<Kind> kinds,
      Constants params,
      Shape<?> variablesShape,
      Map<String, Variable> variables,
      Set<String> laterVariables) {
    this.kinds = Set.copyOf(kinds);
    this.params = params;
    this.variables = Map.copyOf(variables);
    this.laterVariables = Set.copyOf(laterVariables);
    this.everyCall = vocabulary.call();
    Shape<Situation> call = everyCall.on(kinds);
    vocabulary.shapes().forEach(this::add);
    root("caller", vocabulary.caller());
    root("call", call);
    root("params", params.shape());
    root("variables", variablesShape);
    roots.put("now", SimpleType.TIMESTAMP);
    ImmutableMap.Builder<String, StructType> types = ImmutableMap.builder();
    shapes.forEach((name, shape) -> types.put(name, shape.type()));
    var builder = Language.compiler().setTypeProvider(new KnownTypes(types.buildOrThrow()));
    roots.forEach(builder::addVar);
    this.compiler = builder.build();
  }

  private void add(Shape<?> shape) {
    shapes.put(shape.type().name(), shape);
  }

  private void root(String name, Shape<?> shape) {
    add(shape);
    roots.put(name, shape.type());
  }

  /** Checks the expression; everything that is wrong with it goes to the findings. */
  Optional<Checked> check(ExpressionText text, Findings findings) {
    Issues issues = new Issues(text, this, findings);
    CelValidationResult parsed = compiler.parse(text.text());
    if (parsed.hasError()) {
      issues.syntax(parsed);
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree plain = parsed.getAst();
      CelValidationResult result = compiler.check(plain);
      if (result.hasError()) {
        issues.types(plain, result);
        return Optional.empty();
      }
      CelAbstractSyntaxTree tree = result.getAst();
      Inspection inspection = new Inspection(text, tree, this, findings);
      if (!inspection.passes()) {
        return Optional.empty();
      }
      return Optional.of(new Checked(
          text,
          tree,
          Language.RUNTIME.createProgram(tree),
          inspection.reads(),
          inspection.reach(),
          this));
    } catch (CelValidationException | CelEvaluationException e) {
      issues.other(e.getMessage() == null ? "" : e.getMessage());
      return Optional.empty();
    }
  }

  @Nullable
  Shape<?> shape(CelType type) {
    return shapes.get(type.name());
  }

  @Nullable
  Field<?> field(CelType owner, String name) {
    Shape<?> shape = shape(owner);
    return shape == null ? null : shape.field(name);
  }

  @Nullable
  CelType root(String name) {
    return roots.get(name);
  }

  @Nullable
  Variable variable(String name) {
    return variables.get(name);
  }

  /** Returns the value of a parameter, as CEL wants it. */
  Object parameter(String name) {
    return Objects.requireNonNull(params.values().get(name));
  }

  Set<String> laterVariables() {
    return laterVariables;
  }

  /** Returns the type of {@code call} with the fields of all kinds, those of other kinds included. */
  Shape<Situation> everyCall() {
    return everyCall;
  }

  Set<Kind> kinds() {
    return kinds;
  }

  private record KnownTypes(ImmutableMap<String, StructType> byName) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.copyOf(byName.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
