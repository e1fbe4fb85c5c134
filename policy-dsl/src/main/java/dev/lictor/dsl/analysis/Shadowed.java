package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.compile.Draft;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that say nothing that another one does not say.
 *
 * <p>One rule says what another says if there is no call at which it speaks and the other does not. To compare all of a thousand
 * documents would take long, so only those are compared that ask something of the same fact ({@link Marks}), and only so many: what
 * is not compared is not reported. Confined to one check.
 */
public final class Shadowed {

  private static final int MOST_STEPS = 1_000;
  private static final int MOST_PAIRS = 10_000;
  private static final int MOST_OTHERS = 100;

  private final Findings findings;
  private final List<Saying> sayings = new ArrayList<>();
  private final Map<String, List<Saying>> byMark = new HashMap<>();
  private int pairs;

  /**
   * A rule.
   *
   * @param speaks where it refuses, or gives what it mandates
   * @param always the same, whatever the parameters of its document are
   * @param mandate what it mandates, if it is an {@code ensure} rule
   */
  private record Saying(
      int place,
      CheckedDocument document,
      Section section,
      Draft draft,
      Formula speaks,
      Formula always,
      Optional<Mandate> mandate) {}

  private Shadowed(Findings findings) {
    this.findings = findings;
  }

  /** Adds a warning for each rule of these documents that another one makes needless; those that do not decide all calls are left out. */
  public static void check(List<CheckedDocument> documents, Findings findings) {
    Shadowed shadowed = new Shadowed(findings);
    documents.stream()
        .filter(document -> document.document().rollout().isWhole())
        .forEach(shadowed::add);
    shadowed.check();
  }

  private void add(CheckedDocument document) {
    Meaning meaning = new Meaning(document, Reasoning.Switches.FREE);
    Meaning whatever = new Meaning(document, Reasoning.Switches.UNKNOWN);
    for (CheckedRule rule : document.rules()) {
      add(new Saying(
          sayings.size(),
          document,
          rule.rule().section(),
          rule.draft(),
          meaning.refuses(rule),
          whatever.refuses(rule),
          Optional.empty()));
    }
    for (CheckedEnsure ensure : document.ensures()) {
      if (ensure.isFixed()) {
        add(new Saying(
            sayings.size(),
            document,
            Section.ENSURE,
            ensure.draft(),
            meaning.applied(ensure),
            whatever.applied(ensure),
            Optional.of(ensure.mandate())));
      }
    }
  }

  private void add(Saying saying) {
    sayings.add(saying);
    Marks.of(saying.speaks())
        .kept()
        .forEach(mark -> byMark.computeIfAbsent(mark, m -> new ArrayList<>()).add(saying));
  }

  private void check() {
    for (Saying one : sayings) {
      for (Saying other : others(one)) {
        if (pairs >= MOST_PAIRS) {
          return;
        }
        if (mayStandFor(other, one) && isNeedless(one, other)) {
          warn(one, other);
          break;
        }
      }
    }
  }

  private Set<Saying> others(Saying one) {
    Set<Saying> others = new LinkedHashSet<>();
    for (String mark : Marks.of(one.speaks()).asked()) {
      for (Saying other : byMark.getOrDefault(mark, List.of())) {
        if (others.size() >= MOST_OTHERS) {
          return others;
        }
        if (other.place() != one.place()) {
          others.add(other);
        }
      }
    }
    return others;
  }

  private static boolean mayStandFor(Saying other, Saying one) {
    boolean same = other.document().name().equals(one.document().name());
    // Who delegates cannot rely on what others write.
    if (other.document().document().delegated() && !same) {
      return false;
    }
    if (one.section() == Section.ENSURE || other.section() == Section.ENSURE) {
      return one.section() == other.section()
          && other
              .mandate()
              .orElseThrow()
              .and(one.mandate().orElseThrow())
              .equals(other.mandate().orElseThrow());
    }
    // What is asked of a call as it is sent tells nothing of the call as it was asked.
    return other.section() != Section.ON_PASS || one.section() == Section.ON_PASS;
  }

  private boolean isNeedless(Saying one, Saying other) {
    if (!implies(one, other) || Solver.isNever(whole(one.speaks()), MOST_STEPS)) {
      return false;
    }
    // Of two that say the same, the later one is needless.
    return other.place() < one.place()
        || !mayStandFor(/* other= */ one, /* one= */ other)
        || !implies(/* one= */ other, /* other= */ one);
  }

  private boolean implies(Saying one, Saying other) {
    pairs++;
    // What may not be on one list is often not on the other one today: authors want it said twice.
    boolean alike = (one.section() == Section.DENY) == (other.section() == Section.DENY);
    Formula alone = alike
        ? Formula.all(one.speaks(), other.speaks().not())
        : Formula.all(one.always(), other.always().not());
    return Solver.isNever(whole(alone), MOST_STEPS);
  }

  private static Formula whole(Formula formula) {
    return Formula.all(formula, Operations.ofEveryCall());
  }

  private void warn(Saying one, Saying other) {
    String verb = one.section() == Section.ENSURE ? "ensures" : "refuses";
    Scalar id = one.draft().source().scalar("id").orElseThrow();
    findings.warn(
        id.span(),
        Code.SHADOWED,
        id.path(),
        "whatever this " + verb + ", "
            + Places.name(one.document(), other.document(), other.draft()) + ' ' + verb + " too",
        "that one is " + Places.where(other.draft()));
  }
}
