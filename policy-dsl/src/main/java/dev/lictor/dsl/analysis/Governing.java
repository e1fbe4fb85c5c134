package dev.lictor.dsl.analysis;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which document governs which calls: where none does, calls that spend are refused. Immutable. */
public final class Governing {

  private static final int MOST_STEPS = 2_000;

  private final List<Dialects.Spoken> inference =
      Dialects.selected(new Selector(Set.of(Kind.INFERENCE), List.of()), Selector.ANY);
  private final Map<String, Set<String>> byDocument = new TreeMap<>();
  private final Set<String> ungoverned = new TreeSet<>();

  private Governing(List<CheckedDocument> documents) {
    inference.forEach(spoken -> ungoverned.add(spoken.dialect()));
    for (CheckedDocument document : documents) {
      if (document.document().governs()) {
        Set<String> governed = governed(document);
        byDocument.put(document.name(), governed);
        ungoverned.removeAll(governed);
      }
    }
  }

  /** Returns what these documents govern. */
  public static Governing of(List<CheckedDocument> documents) {
    return new Governing(documents);
  }

  private Set<String> governed(CheckedDocument document) {
    Formula matched = new Meaning(document, Reasoning.Switches.FIXED).matched();
    Set<String> governed = new TreeSet<>();
    for (Dialects.Spoken spoken : inference) {
      Formula calls = Formula.all(Operations.spoken(spoken), matched);
      if (!Solver.isNever(calls, MOST_STEPS)) {
        governed.add(spoken.dialect());
      }
    }
    return Collections.unmodifiableSet(governed);
  }

  /** Returns the dialects whose inference calls, or some of them, each governing document governs, by its name. */
  public Map<String, Set<String>> byDocument() {
    return Collections.unmodifiableMap(byDocument);
  }

  /** Returns the dialects of which no inference call is governed. */
  public Set<String> ungoverned() {
    return Collections.unmodifiableSet(ungoverned);
  }

  /** Adds a warning where a document names a dialect that none governs: all its calls are refused, whatever the document says. */
  public void check(List<CheckedDocument> documents, Findings findings) {
    for (CheckedDocument document : documents) {
      document.source().ifPresent(source -> {
        if (!document.document().governs()) {
          check(document, source, findings);
        }
      });
    }
  }

  private void check(CheckedDocument document, Mapping source, Findings findings) {
    for (Node item : source.items("on")) {
      if (!(item instanceof Scalar word)) {
        continue;
      }
      List<String> lost = new ArrayList<>();
      for (String dialect : ungoverned) {
        if (dialect.equals(word.value()) || dialect.startsWith(word.value() + '.')) {
          lost.add(dialect);
        }
      }
      if (!lost.isEmpty()) {
        findings.warn(
            word.span(),
            Code.UNGOVERNED,
            word.path(),
            "no policy governs calls of " + String.join(", ", lost)
                + ", so all are refused: this one "
                + (document.document().delegated()
                    ? "is another author's"
                    : document.document().rollout().isShadow()
                        ? "is in shadow"
                        : "decides for a share"),
            "govern them with a policy in `enforce` mode");
      }
    }
  }
}
