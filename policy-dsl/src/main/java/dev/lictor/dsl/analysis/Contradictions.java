package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.policy.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds {@code ensure} rules that contradict each other and are not provably about different calls. Not thread-safe. */
public final class Contradictions {

  private static final int MOST_STEPS = 20_000;

  private final List<Entry> kept = new ArrayList<>();

  /** Makes a collection of documents that is empty. */
  public Contradictions() {}

  private record Entry(
      CheckedDocument document, CheckedEnsure ensure, Formula applied, Formula passing) {}

  /** Returns for each rule of these documents the first that it contradicts: one of those that are kept, or one that comes before. */
  public List<Contradiction> of(List<CheckedDocument> documents) {
    List<Entry> before = new ArrayList<>(kept);
    List<Contradiction> found = new ArrayList<>();
    for (Entry entry : entries(documents)) {
      before.stream()
          .flatMap(earlier -> between(entry, earlier).stream())
          .findFirst()
          .ifPresent(found::add);
      before.add(entry);
    }
    return found;
  }

  /** Keeps documents, to compare others with. */
  public void keep(List<CheckedDocument> documents) {
    kept.addAll(entries(documents));
  }

  private static List<Entry> entries(List<CheckedDocument> documents) {
    List<Entry> entries = new ArrayList<>();
    for (CheckedDocument document : documents) {
      // One that only records contradicts nobody.
      if (!document.document().rollout().isShadow() && !document.ensures().isEmpty()) {
        add(document, entries);
      }
    }
    return entries;
  }

  private static void add(CheckedDocument document, List<Entry> entries) {
    Meaning meaning = new Meaning(document, Reasoning.Switches.FIXED);
    Formula passing = Operations.ofEveryCall();
    for (CheckedRule rule : document.rules()) {
      passing = rule.rule().section() == Section.ON_PASS
          ? passing
          : Formula.all(passing, meaning.passes(rule));
    }
    for (CheckedEnsure ensure : document.ensures()) {
      if (!ensure.mandate().guardrails().isEmpty()
          || !ensure.mandate().parameters().names().isEmpty()) {
        entries.add(new Entry(document, ensure, meaning.applied(ensure), passing));
      }
    }
  }

  private static Optional<Contradiction> between(Entry later, Entry before) {
    List<String> why =
        new ArrayList<>(later.ensure().mandate().and(before.ensure().mandate()).conflicts());
    why.removeAll(later.ensure().mandate().conflicts());
    why.removeAll(before.ensure().mandate().conflicts());
    return why.isEmpty() || areApart(later, before)
        ? Optional.empty()
        : Optional.of(new Contradiction(
            later.document(),
            later.ensure(),
            before.document(),
            before.ensure(),
            String.join("; ", why)));
  }

  private static boolean areApart(Entry one, Entry other) {
    Formula both = Formula.all(one.applied(), other.applied());
    return Solver.isNever(both, MOST_STEPS)
        || Solver.isNever(Formula.all(both, one.passing(), other.passing()), MOST_STEPS);
  }
}
