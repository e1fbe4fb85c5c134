package dev.lictor.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** One policy document, compiled. The order in which its parts were written does not matter. Immutable. */
public final class Document {

  private final String name;
  private final Selector on;
  private final Condition match;
  private final Reach matchReach;
  private final List<Rule> rules;
  private final List<EnsureRule> ensures;
  private final List<BudgetRule> budgets;
  private final Set<Redact> redact;
  private final Rollout rollout;
  private final boolean delegated;
  private final int variables;

  private Document(Builder builder) {
    this.name = builder.name;
    this.on = builder.on;
    this.match = builder.match;
    this.matchReach = builder.matchReach;
    this.rules = builder.rules.stream()
        .sorted(Comparator.comparing(Rule::section).thenComparing(Rule::id))
        .toList();
    this.ensures =
        builder.ensures.stream().sorted(Comparator.comparing(EnsureRule::id)).toList();
    this.budgets =
        builder.budgets.stream().sorted(Comparator.comparing(BudgetRule::id)).toList();
    this.redact = builder.redact;
    this.rollout = builder.rollout;
    this.delegated = builder.delegated;
    this.variables = builder.variables;
    for (Section section : Section.values()) {
      unique("rules", rules.stream().filter(rule -> rule.section() == section).toList(), Rule::id);
    }
    unique("ensure rules", ensures, EnsureRule::id);
    unique("budgets", budgets, BudgetRule::id);
  }

  private <T> void unique(String what, List<T> sorted, Function<T, String> id) {
    for (int i = 1; i < sorted.size(); i++) {
      if (id.apply(sorted.get(i)).equals(id.apply(sorted.get(i - 1)))) {
        throw new IllegalArgumentException("document \"" + name + "\" has two " + what
            + " with the id \"" + id.apply(sorted.get(i)) + '"');
      }
    }
  }

  /**
   * Returns a builder of a document that is about every call that spends, and says nothing.
   *
   * @param name unique in its policy, not empty
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns a builder that begins with this document. */
  public Builder toBuilder() {
    return builder(name)
        .on(on)
        .match(match, matchReach)
        .rules(rules)
        .ensures(ensures)
        .budgets(budgets)
        .redact(redact)
        .rollout(rollout)
        .delegated(delegated)
        .variables(variables);
  }

  /** Returns the name, unique in its policy. */
  public String name() {
    return name;
  }

  /** Returns which operations the document is about. */
  public Selector on() {
    return on;
  }

  /** Returns which calls it is about. */
  public Condition match() {
    return match;
  }

  /** Returns how much of the call {@link #match} must see, and what tells for which calls the document decides. */
  public Reach matchReach() {
    return matchReach;
  }

  /** Returns its {@code require}, {@code deny} and {@code onPass} rules, by section and id. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns its {@code ensure} rules, by id. */
  public List<EnsureRule> ensures() {
    return ensures;
  }

  /** Returns its budgets, by id. */
  public List<BudgetRule> budgets() {
    return budgets;
  }

  /** Returns what it takes out of the answers of the calls that it is about. */
  public Set<Redact> redact() {
    return redact;
  }

  /** Returns for which calls it decides. */
  public Rollout rollout() {
    return rollout;
  }

  /** Returns whether it is another author's, who can only tighten. */
  public boolean delegated() {
    return delegated;
  }

  /** Returns whether a call that spends may pass because this document is about it: it decides for all callers, and is the owner's. */
  public boolean governs() {
    return rollout.isWhole() && !delegated;
  }

  /** Returns how many slots its variables need, see {@link Evaluation}. */
  public int variables() {
    return variables;
  }

  /** Collects the parts of a document. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private Selector on = Selector.SPENDING;
    private Condition match = Condition.ALWAYS;
    private Reach matchReach = Reach.HEAD;
    private List<Rule> rules = List.of();
    private List<EnsureRule> ensures = List.of();
    private List<BudgetRule> budgets = List.of();
    private Set<Redact> redact = Set.of();
    private Rollout rollout = Rollout.ENFORCE;
    private boolean delegated;
    private int variables;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a document must have a name");
      }
    }

    /** Sets which operations the document is about. */
    public Builder on(Selector selector) {
      on = Objects.requireNonNull(selector);
      return this;
    }

    /** Sets which calls it is about, and how much of a call must be seen to tell. */
    public Builder match(Condition condition, Reach reach) {
      match = Objects.requireNonNull(condition);
      matchReach = Objects.requireNonNull(reach);
      return this;
    }

    /** Sets the {@code require}, {@code deny} and {@code onPass} rules. */
    public Builder rules(Collection<Rule> some) {
      rules = List.copyOf(some);
      return this;
    }

    /** Sets the {@code ensure} rules. */
    public Builder ensures(Collection<EnsureRule> some) {
      ensures = List.copyOf(some);
      return this;
    }

    /** Sets the budgets. */
    public Builder budgets(Collection<BudgetRule> some) {
      budgets = List.copyOf(some);
      return this;
    }

    /** Sets what is taken out of answers. */
    public Builder redact(Set<Redact> some) {
      redact = Set.copyOf(some);
      return this;
    }

    /** Sets for which calls the document decides. */
    public Builder rollout(Rollout some) {
      rollout = Objects.requireNonNull(some);
      return this;
    }

    /** Sets whether the document is another author's. */
    public Builder delegated(boolean isDelegated) {
      delegated = isDelegated;
      return this;
    }

    /** Sets how many slots its variables need. */
    public Builder variables(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("document \"" + name
            + "\": the number of variables must be at least 0, found " + count);
      }
      variables = count;
      return this;
    }

    /**
     * Returns the document.
     *
     * @throws IllegalArgumentException if two rules of one section have one id
     */
    public Document build() {
      return new Document(this);
    }
  }
}
