package dev.lictor.dsl.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelRuntime;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.policy.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An expression that passed every check but that of its guards. Immutable.
 */
public final class Checked {

  private final ExpressionText text;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;
  private final Set<String> reads;
  private final Reach reach;
  private final Environment environment;

  Checked(
      ExpressionText text,
      CelAbstractSyntaxTree tree,
      CelRuntime.Program program,
      Set<String> reads,
      Reach reach,
      Environment environment) {
    this.text = text;
    this.tree = tree;
    this.program = program;
    this.reads = Set.copyOf(reads);
    this.reach = reach;
    this.environment = environment;
  }

  ExpressionText text() {
    return text;
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  CelType type() {
    return tree.getResultType();
  }

  Environment environment() {
    return environment;
  }

  CelRuntime.Program program() {
    return program;
  }

  /** Returns the paths that it reads, through its variables too, such as {@code caller.team.name}. */
  public Set<String> reads() {
    return reads;
  }

  /** Returns how much of a call it must see. */
  public Reach reach() {
    return reach;
  }

  /** Returns the path that it names, if it names one and does nothing else, such as {@code caller.team.name}. */
  public Optional<String> path() {
    String path = Paths.of(tree.getExpr());
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  /** Adds a finding about the expression as a whole. */
  public void complain(Findings findings, Code code, String message, String hint) {
    findings.add(text.span(), code, text.scalar().path(), message, hint);
  }

  /** Returns what a part of it reads without a guard in that part. */
  List<Guards.Miss> unguarded(CelExpr part) {
    return new Guards(this, environment).unguarded(part);
  }

  /** Returns where it stands. */
  public Span span() {
    return text.span();
  }

  /** Returns where in the structure of the file it stands. */
  public String place() {
    return text.scalar().path();
  }

  /** Returns what is written there. */
  public String written() {
    return text.text();
  }

  /** Follows the expression through its branches from what is known at its start. */
  public Guards.Result follow(Facts known) {
    return new Guards(this, environment).follow(known);
  }
}
