package dev.lictor.dsl.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what the parts of one checked expression stand for. Confined to one translation. */
final class Terms {

  /** What core makes sure of: these numbers are never below. */
  private static final Map<String, Long> LEAST = Map.of(
      "call.bodyBytes", 0L,
      "call.estimatedInputTokens", 0L,
      "call.maxOutputTokens", 0L,
      "call.choices", 1L,
      "call.systemMessages", 0L,
      "media.bytes", 0L);

  private static final Set<String> OF_EVERY_MODEL = Set.of("name", "version", "provider", "role");

  private static final int MOST_CASES = 16;

  private final Checked checked;
  private final Reasoning reasoning;

  Terms(Checked checked, Reasoning reasoning) {
    this.checked = checked;
    this.reasoning = reasoning;
  }

  /** Returns the terms of another expression of the document. */
  Terms of(Checked other) {
    return new Terms(other, reasoning);
  }

  Checked checked() {
    return checked;
  }

  Conditions conditions() {
    return new Conditions(this);
  }

  boolean isTired() {
    return reasoning.isTired();
  }

  CelType type(CelExpr expr) {
    return checked.tree().getTypeOrThrow(expr.id());
  }

  Term term(CelExpr expr, Binding binding) {
    if (reasoning.isTired()) {
      return unknown(expr);
    }
    return switch (expr.getKind()) {
      case CONSTANT, IDENT -> Term.of(leaf(expr, binding));
      case SELECT ->
        expr.select().testOnly()
            ? Term.of(conditions().truth(expr, binding))
            : select(expr, binding);
      case LIST -> list(expr, binding);
      case CALL -> call(expr, binding);
      case COMPREHENSION ->
        type(expr).equals(SimpleType.BOOL)
            ? Term.of(conditions().truth(expr, binding))
            : opaque(expr, binding);
      default -> opaque(expr, binding);
    };
  }

  /** Returns what a constant or a name stands for. */
  Value leaf(CelExpr expr, Binding binding) {
    if (expr.getKind() == Kind.IDENT) {
      String name = expr.ident().name();
      Optional<Term> bound = binding.find(name);
      if (bound.isPresent()) {
        return bound.get().cases().get(0).value();
      }
      return name.equals("now")
          ? new Value.Fact(Subject.number("now", Long.MIN_VALUE))
          : new Value.Part(name);
    }
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case STRING_VALUE -> new Value.Known(constant.stringValue());
      case INT64_VALUE -> new Value.Known(constant.int64Value());
      case BOOLEAN_VALUE -> new Value.Known(constant.booleanValue());
      default -> new Value.Part(Value.literal(constant.toString()));
    };
  }

  /** Returns the parameter that is read, if one is. */
  Optional<Value> parameter(CelExpr expr) {
    return expr.getKind() == Kind.SELECT && Paths.of(expr.select().operand()).equals("params")
        ? Optional.of(reasoning.parameter(
            expr.select().field(), checked.environment().parameter(expr.select().field())))
        : Optional.empty();
  }

  /** Returns the variable that is read, if one is. */
  Optional<Variable> variable(CelExpr expr) {
    return expr.getKind() == Kind.SELECT && Paths.of(expr.select().operand()).equals("variables")
        ? Optional.ofNullable(checked.environment().variable(expr.select().field()))
        : Optional.empty();
  }

  private Term select(CelExpr expr, Binding binding) {
    Optional<Value> parameter = parameter(expr);
    if (parameter.isPresent()) {
      return Term.of(parameter.get());
    }
    Optional<Variable> variable = variable(expr);
    if (variable.isPresent()) {
      Checked defined = variable.get().expression();
      return of(defined).term(defined.tree().getExpr(), binding.outside());
    }
    CelSelect select = expr.select();
    Field<?> field = checked.environment().field(type(select.operand()), select.field());
    if (field == null) {
      return opaque(expr, binding);
    }
    return term(select.operand(), binding).map(owner -> field(expr, owner, field));
  }

  private Term field(CelExpr expr, Value owner, Field<?> field) {
    String path = owner.key() + '.' + field.name();
    Value value = value(path, type(expr.select().operand()), field);
    return mayLack(type(expr.select().operand()), field)
        ? Term.where(Formula.is(present(path)), value)
        : Term.of(value);
  }

  /** Returns whether the field may be absent; of a model that no catalogue knows all attributes are. */
  boolean mayLack(CelType owner, Field<?> field) {
    Shape<?> shape = checked.environment().shape(owner);
    return field.optional()
        || (shape != null
            && shape.name().equals("model")
            && !OF_EVERY_MODEL.contains(field.name()));
  }

  /** Returns whether what may be absent is present. */
  static Subject present(String path) {
    return Subject.truth("has " + path);
  }

  /** Returns what a field stands for whose path is known. */
  Value value(String path, CelType owner, Field<?> field) {
    if (field.type().equals(SimpleType.STRING)) {
      return new Value.Fact(Subject.text(path, field.words()));
    }
    Shape<?> shape = checked.environment().shape(owner);
    return field.type().equals(SimpleType.INT) && shape != null
        ? new Value.Fact(Subject.number(
            path, LEAST.getOrDefault(shape.name() + '.' + field.name(), Long.MIN_VALUE)))
        : value(path, field.type());
  }

  /** Returns what stands under a name. */
  static Value value(String path, CelType type) {
    if (type.equals(SimpleType.STRING)) {
      return new Value.Fact(Subject.text(path, Set.of()));
    }
    if (type.equals(SimpleType.INT)) {
      return new Value.Fact(Subject.number(path, Long.MIN_VALUE));
    }
    if (type.equals(SimpleType.BOOL)) {
      return new Value.Fact(Subject.truth(path));
    }
    if (type.equals(CelSet.TYPE)) {
      return new Value.Members(path);
    }
    return type.kind() == CelKind.LIST && !type.parameters().isEmpty()
        ? new Value.Items(path, type.parameters().get(0))
        : new Value.Part(path);
  }

  private Term list(CelExpr expr, Binding binding) {
    List<Object> constants = new ArrayList<>();
    for (CelExpr item : expr.list().elements()) {
      Term term = term(item, binding);
      if (term.cases().size() == 1
          && term.cases().get(0).when().equals(Formula.Constant.TRUE)
          && term.cases().get(0).value() instanceof Value.Known known) {
        constants.add(known.value());
      }
    }
    return constants.size() == expr.list().elements().size()
            && expr.list().optionalIndices().isEmpty()
        ? Term.known(List.copyOf(constants))
        : opaque(expr, binding);
  }

  private Term call(CelExpr expr, Binding binding) {
    CelCall call = expr.call();
    if (Conditions.knows(call.function())) {
      return Term.of(conditions().truth(expr, binding));
    }
    if (call.function().equals("_?_:_")) {
      Truth question = conditions().truth(call.args().get(0), binding);
      return term(call.args().get(1), binding)
          .where(question.yes())
          .and(term(call.args().get(2), binding).where(question.no()));
    }
    Optional<Term> optional = new Optionals(this).orValue(expr, binding);
    if (optional.isPresent()) {
      return optional.get();
    }
    return type(expr).kind() == CelKind.OPAQUE && !type(expr).equals(CelSet.TYPE)
        ? opaque(expr, binding)
        : strict(expr, call, binding);
  }

  /** Returns what a function comes to that fails where one of its arguments does. */
  private Term strict(CelExpr expr, CelCall call, Binding binding) {
    List<CelExpr> args = new ArrayList<>(call.args());
    call.target().ifPresent(target -> args.add(0, target));
    List<List<Value>> rows = List.of(List.of());
    List<Formula> guards = List.of(Formula.Constant.TRUE);
    for (CelExpr arg : args) {
      List<List<Value>> more = new ArrayList<>();
      List<Formula> when = new ArrayList<>();
      for (Term.Case one : term(arg, binding).cases()) {
        for (int i = 0; i < rows.size(); i++) {
          List<Value> row = new ArrayList<>(rows.get(i));
          row.add(one.value());
          more.add(row);
          when.add(Formula.all(guards.get(i), one.when()));
        }
      }
      if (more.size() > MOST_CASES) {
        return opaque(expr, binding);
      }
      rows = more;
      guards = when;
    }
    List<Term.Case> cases = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      cases.addAll(
          applied(expr, call.function(), rows.get(i)).where(guards.get(i)).cases());
    }
    return new Term(cases);
  }

  private Term applied(CelExpr expr, String function, List<Value> args) {
    Optional<Value> understood = understood(function, args);
    if (understood.isPresent()) {
      return Term.of(understood.get());
    }
    StringBuilder name = new StringBuilder(function).append('(');
    args.forEach(arg -> name.append(arg.key()).append(';'));
    return Total.function(function)
        ? Term.of(value(name.append(')').toString(), type(expr)))
        : unknown(expr, name.append(')').toString());
  }

  private static Optional<Value> understood(String function, List<Value> args) {
    Value first = args.isEmpty() ? new Value.Part("") : args.get(0);
    Object constant = first instanceof Value.Known known ? known.value() : "";
    switch (function) {
      case "size" -> {
        return size(first);
      }
      case "list" -> {
        return constant instanceof Set<?> set
            ? Optional.of(new Value.Known(set.stream().sorted().toList()))
            : Optional.empty();
      }
      case "timestamp" -> {
        return time(constant.toString());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static Optional<Value> size(Value of) {
    if (of instanceof Value.Known known) {
      return known.value() instanceof String text
          ? Optional.of(new Value.Known((long) text.codePointCount(0, text.length())))
          : known.value() instanceof java.util.Collection<?> some
              ? Optional.of(new Value.Known((long) some.size()))
              : Optional.empty();
    }
    if (of instanceof Value.Members || of instanceof Value.Items) {
      return Optional.of(new Value.Fact(Subject.sizeOf(of.key())));
    }
    if (of instanceof Value.Selection kept) {
      return Optional.of(new Value.Count(kept));
    }
    return Comparison.isText(of)
        ? Optional.of(new Value.Length(((Value.Fact) of).subject()))
        : Optional.empty();
  }

  private static Optional<Value> time(String text) {
    try {
      return Optional.of(new Value.Known(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns what has a name and no more meaning than that. */
  Term opaque(CelExpr expr, Binding binding) {
    Optional<Term> selection = Loops.selection(expr, this, binding);
    if (selection.isPresent()) {
      return selection.get();
    }
    String name = nameOf(expr, binding);
    boolean total = Total.is(expr, checked) && checked.unguarded(expr).isEmpty();
    return total ? Term.of(value(name, type(expr))) : unknown(expr, name);
  }

  /** Returns a name that two expressions share only if they mean the same. */
  String nameOf(CelExpr expr, Binding binding) {
    String name = Canonical.of(expr, this, binding);
    return name.isEmpty() ? reasoning.anonymous() : name;
  }

  /** Returns what nobody looks at any more. */
  Term unknown(CelExpr expr) {
    return unknown(expr, reasoning.anonymous());
  }

  private Term unknown(CelExpr expr, String name) {
    return Term.where(Formula.is(Subject.truth("no failure of " + name)), value(name, type(expr)));
  }
}
