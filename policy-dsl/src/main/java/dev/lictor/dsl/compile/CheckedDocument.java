package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.policy.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A document with the conditions that it was made of, for those who reason about it. Immutable.
 *
 * @param document the document
 * @param source where it stands; empty if it stands for others that cannot be used
 * @param match what must all hold of a call that it is about
 * @param rules its {@code require}, {@code deny} and {@code onPass} rules, as they were written
 * @param ensures what it mandates
 * @param budgets its budgets
 * @param reads the paths that its expressions read, all together
 */
public record CheckedDocument(
    Document document,
    Optional<Mapping> source,
    List<Checked> match,
    List<CheckedRule> rules,
    List<CheckedEnsure> ensures,
    List<CheckedBudget> budgets,
    Set<String> reads) {

  /** Copies the collections. */
  public CheckedDocument {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(source, "source");
    match = List.copyOf(match);
    rules = List.copyOf(rules);
    ensures = List.copyOf(ensures);
    budgets = List.copyOf(budgets);
    reads = Set.copyOf(reads);
  }

  /** Returns its name. */
  public String name() {
    return document.name();
  }
}
