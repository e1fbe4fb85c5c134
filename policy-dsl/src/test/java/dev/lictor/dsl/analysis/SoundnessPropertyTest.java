package dev.lictor.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.cel.Truth;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the logic says never happens does not happen in thousands of calls. */
class SoundnessPropertyTest {

  private static final int MOST_STEPS = 5_000;
  private static final List<Situation> CALLS = RandomSituations.some(2_000, 42);

  private static final String HEAD = """
      on: inference
      params: {approved: [a, ab, gpt-4o], most: 10, strict: true}
      variables:
        truth: call.grounding || has(caller.user)
        number: "variables.truth ? call.maxOutputTokens : call.systemMessages"
        text: "has(caller.user) ? caller.user : caller.instance"
      require:
      """;

  @Property(tries = 150)
  void whatIsNeverTrueIsTrueOfNoCall(@ForAll long seed) {
    Conditions conditions = conditions(seed);
    Truth truth = conditions.truth(0);

    if (Solver.isNever(truth.yes(), MOST_STEPS)) {
      assertNone(conditions, outcome -> outcome.equals(Optional.of(true)), 0);
    }
    if (Solver.isNever(truth.no(), MOST_STEPS)) {
      assertNone(conditions, outcome -> outcome.equals(Optional.of(false)), 0);
    }
    if (Solver.isNever(truth.yes().not(), MOST_STEPS)) {
      assertNone(conditions, outcome -> !outcome.equals(Optional.of(true)), 0);
    }
    if (Solver.isNever(truth.no().not(), MOST_STEPS)) {
      assertNone(conditions, outcome -> !outcome.equals(Optional.of(false)), 0);
    }
  }

  @Property(tries = 150)
  void whatIsImpliedHoldsWhereverItIsImplied(@ForAll long seed) {
    Conditions conditions = conditions(seed);
    Formula one = conditions.truth(0).yes();
    Formula other = conditions.truth(1).yes();

    if (Solver.isNever(Formula.all(one, other.not()), MOST_STEPS)) {
      for (Situation call : CALLS) {
        if (conditions.outcome(0, call).equals(Optional.of(true))) {
          assertThat(conditions.outcome(1, call)).as(conditions.text()).contains(true);
        }
      }
    }
    if (Solver.isNever(Formula.all(one, other), MOST_STEPS)) {
      for (Situation call : CALLS) {
        if (conditions.outcome(0, call).equals(Optional.of(true))) {
          assertThat(conditions.outcome(1, call))
              .as(conditions.text())
              .isNotEqualTo(Optional.of(true));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Claim {
    boolean fails(Optional<Boolean> outcome);
  }

  private static void assertNone(Conditions conditions, Claim claim, int index) {
    for (Situation call : CALLS) {
      assertThat(claim.fails(conditions.outcome(index, call)))
          .as(() -> conditions.text() + "\nof " + call)
          .isFalse();
    }
  }

  private static Conditions conditions(long seed) {
    RandomConditions random = new RandomConditions(seed);
    String text = "  - {id: a, that: true, when: \"" + random.next(2) + "\"}\n"
        + "  - {id: b, that: true, when: \"" + random.next(2) + "\"}\n";
    return new Conditions(Documents.of("test", HEAD + text), text);
  }

  /** Two conditions of one document. */
  private record Conditions(CheckedDocument document, String text) {

    Truth truth(int index) {
      return new Meaning(document, Reasoning.Switches.FIXED)
          .truth(document.rules().get(index).draft().when().orElseThrow());
    }

    /** Returns what it comes to, nothing if it fails. */
    Optional<Boolean> outcome(int index, Situation call) {
      Rule rule = document.rules().get(index).rule();
      try {
        return Optional.of(
            rule.when().holds(new Evaluation(call, document.document().variables())));
      } catch (RuntimeException failure) {
        return Optional.empty();
      }
    }
  }
}
