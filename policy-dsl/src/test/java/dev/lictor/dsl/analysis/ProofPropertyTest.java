package dev.lictor.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.Policies;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.Types;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is proved of every call is true of hundreds, and every counter-example is one. */
class ProofPropertyTest {

  private static final List<Situation> CALLS = RandomSituations.some(800, 11);

  @Property(tries = 80)
  void whatIsProvedIsTrueOfEveryCallThatPasses(@ForAll long seed) {
    List<CheckedDocument> documents = documents(seed);
    Policy policy = Policy.of(documents.stream().map(CheckedDocument::document).toList(), "v");

    for (Proof proof :
        Analysis.of(documents, new Types(Policies.TEAM, Policies.MODEL)).proofs()) {
      CheckedDocument document = documents.stream()
          .filter(one -> one.name().equals(proof.document()))
          .findFirst()
          .orElseThrow();
      for (Proof.Verdict verdict : proof.verdicts()) {
        if (verdict.outcome() == Proof.Outcome.PROVED) {
          CALLS.stream()
              .filter(call -> call.operation().dialect().equals(verdict.dialect()))
              .forEach(call -> assertThat(lacks(policy, document, call)).isFalse());
        }
        verdict.witness().ifPresent(witness -> assertThat(lacks(policy, document, witness.call()))
            .as(witness.given())
            .isTrue());
      }
    }
  }

  /** Returns whether the call passes, has not what is mandated when it is sent, and is not exempt from a rule that would be asked. */
  private static boolean lacks(Policy policy, CheckedDocument document, Situation call) {
    if (!(policy.decide(call) instanceof Decision.Permit permit)) {
      return false;
    }
    CheckedEnsure ensure = document.ensures().get(0);
    Mandate mandate = ensure.mandate();
    Situation sent = call.with(permit.mandate().on(call.body()));
    return !permit.mandate().and(mandate).equals(permit.mandate())
        && !mandate.isMetBy(sent.body())
        && !isExempt(document, ensure, sent);
  }

  private static boolean isExempt(CheckedDocument document, CheckedEnsure ensure, Situation sent) {
    Evaluation evaluation = new Evaluation(sent, document.document().variables());
    try {
      return document.document().match().holds(evaluation)
          && ensure.rule().when().holds(evaluation)
          && ensure.rule().unless().isPresent()
          && ensure.rule().unless().get().holds(evaluation);
    } catch (RuntimeException failure) {
      return false;
    }
  }

  private static List<CheckedDocument> documents(long seed) {
    RandomConditions conditions = new RandomConditions(seed);
    Random random = new Random(seed);
    List<CheckedDocument> documents = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      documents.add(Documents.of("d" + i, document(conditions, random)));
    }
    return documents;
  }

  private static String document(RandomConditions conditions, Random random) {
    String match = conditions.next(1);
    // What a document is about may use none of its variables.
    String about =
        random.nextBoolean() && !match.contains("variables.") ? "match: \"" + match + "\"\n" : "";
    return """
        on: inference
        %sparams: {approved: [a, ab, gpt-4o], most: 10, strict: true}
        variables:
          truth: call.grounding || has(caller.user)
          number: "variables.truth ? call.maxOutputTokens : call.systemMessages"
          text: "has(caller.user) ? caller.user : caller.instance"
        require:
          - {id: q, that: "%s"}
        deny:
          - {id: d, when: "%s"%s}
        ensure:
          - {id: e, on: [orchestration, gemini]%s%s, cap: {maxOutputTokens: %d}}
        """.formatted(
            about,
            conditions.next(1),
            conditions.next(1),
            random.nextBoolean() ? ", unless: \"" + conditions.next(0) + '"' : "",
            random.nextBoolean() ? ", when: \"" + conditions.next(1) + '"' : "",
            random.nextInt(3) == 0 ? ", unless: \"" + conditions.next(0) + '"' : "",
            1 + random.nextInt(10));
  }
}
