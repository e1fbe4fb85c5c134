package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.cel.Truth;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.CheckedRule;
import dev.lictor.dsl.compile.Exemption;
import dev.lictor.dsl.compile.Types;
import dev.lictor.dsl.logic.Answer;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Solver;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Section;
import dev.lictor.policy.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The search for a call that passes and lacks what a rule mandates.
 *
 * <p>The logic proposes a call, the policy itself decides it, and what that objects to is told to the logic, which proposes another one;
 * until a call passes, or the logic knows that there is none. So a counter-example is always one that was decided, and a proof needs only
 * those rules that it rests on. Confined to one search.
 */
final class Search {

  private static final int MOST_ROUNDS = 100;
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_CHARS = 80;

  private final Map<String, Meaning> documents = new HashMap<>();
  private final Policy policy;
  private final Types types;
  private final Meaning meaning;
  private final CheckedEnsure ensure;
  private final Set<String> told = new HashSet<>();

  Search(
      List<Meaning> meanings, Policy policy, Types types, Meaning meaning, CheckedEnsure ensure) {
    meanings.forEach(one -> documents.put(one.document().name(), one));
    this.policy = policy;
    this.types = types;
    this.meaning = meaning;
    this.ensure = ensure;
  }

  Proof.Verdict search(Dialects.Spoken spoken, Formula hole) {
    Formula formula = hole;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Answer answer = Solver.solve(formula, MOST_STEPS);
      if (answer.kind() != Answer.Kind.POSSIBLE) {
        return answer.kind() == Answer.Kind.NEVER
            ? verdict(spoken, Proof.Outcome.PROVED, "", Optional.empty())
            : undecided(spoken, "there are too many cases");
      }
      Sketch sketch = new Sketch(answer.model().orElseThrow());
      Witness witness = witness(sketch);
      Decision decision = policy.decide(witness.call());
      if (decision instanceof Decision.Permit permit) {
        return lacks(permit, witness)
            ? verdict(spoken, Proof.Outcome.COUNTER_EXAMPLE, why(witness), Optional.of(witness))
            : undecided(spoken, doubt());
      }
      Formula more = objections((Decision.Refuse) decision);
      if (more.equals(Formula.Constant.TRUE)) {
        return undecided(spoken, doubt());
      }
      formula = Formula.all(formula, more);
    }
    return undecided(spoken, "too many rules object in turn");
  }

  private Witness witness(Sketch sketch) {
    Situation call = new Sample(sketch, types).situation();
    return new Witness(call, Given.of(sketch, call));
  }

  private boolean lacks(Decision.Permit permit, Witness witness) {
    Mandate given = permit.mandate();
    return !given.and(ensure.mandate()).equals(given)
        && !(ensure.isFixed()
            && ensure.mandate().parameters().names().isEmpty()
            && ensure.mandate().isMetBy(given.on(witness.call().body())));
  }

  /** Returns what the rules that objected ask of a call, but for what was told before. */
  private Formula objections(Decision.Refuse refuse) {
    Formula all = Formula.Constant.TRUE;
    for (Reason reason : refuse.reasons()) {
      Meaning objecting = documents.get(reason.document());
      if (objecting != null
          && objecting.document().document().rollout().isWhole()
          && told.add(name(reason.document(), reason.section(), reason.id()))) {
        all = Formula.all(all, Formula.any(objecting.unmatched(), passes(objecting, reason)));
      }
    }
    return all;
  }

  private static Formula passes(Meaning objecting, Reason reason) {
    if (reason.section() == Section.MATCH) {
      return objecting.matched();
    }
    if (reason.section() == Section.ENSURE) {
      return objecting.document().ensures().stream()
          .filter(other -> other.rule().id().equals(reason.id()))
          .findFirst()
          .map(other ->
              Formula.any(objecting.notApplied(other), Met.of(other.mandate()).perhaps()))
          .orElse(Formula.Constant.TRUE);
    }
    return objecting.document().rules().stream()
        .filter(rule ->
            rule.rule().section() == reason.section() && rule.rule().id().equals(reason.id()))
        .findFirst()
        .map(objecting::passes)
        .orElse(stands(objecting, reason));
  }

  /** Returns what a document that stands for those of another author lets pass: nothing. */
  private static Formula stands(Meaning objecting, Reason reason) {
    return objecting.document().source().isEmpty() && reason.section() == Section.DENY
        ? Formula.Constant.FALSE
        : Formula.Constant.TRUE;
  }

  private String why(Witness witness) {
    Document document = meaning.document().document();
    Evaluation evaluation = new Evaluation(witness.call(), document.variables());
    if (!document.on().selects(witness.call().operation())) {
      return "`on` of the policy does not select it";
    }
    if (!document.match().holds(evaluation)) {
      return "`match` of the policy is false";
    }
    if (!ensure.rule().on().selects(witness.call().operation())) {
      return "`on` of the rule does not select it";
    }
    return "`when` is false";
  }

  /** Returns which condition is too much for the logic: the first one with a question that it knows only by name. */
  private String doubt() {
    return asked().stream()
        .filter(one -> {
          Truth truth = one.meaning().truth(one.condition());
          return truth.yes().asks(Reasoning::isStrange) || truth.no().asks(Reasoning::isStrange);
        })
        .map(one -> "it depends on `" + shortened(one.condition().written().strip()) + '`')
        .findFirst()
        .orElse("no call was found, and no proof");
  }

  private record Asked(Meaning meaning, Checked condition) {}

  private List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    ensure.draft().when().ifPresent(when -> asked.add(new Asked(meaning, when)));
    for (Meaning one : documents.values()) {
      one.document().match().forEach(match -> asked.add(new Asked(one, match)));
      for (CheckedRule rule : one.document().rules()) {
        if (told.contains(
            name(one.document().name(), rule.rule().section(), rule.rule().id()))) {
          Stream.of(
                  rule.draft().when(),
                  rule.draft().that(),
                  rule.draft().unless().map(Exemption::that))
              .flatMap(Optional::stream)
              .forEach(condition -> asked.add(new Asked(one, condition)));
        }
      }
    }
    return asked;
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + '…';
  }

  private static String name(String document, Section section, String rule) {
    return document + ' ' + section + ' ' + rule;
  }

  private static Proof.Verdict undecided(Dialects.Spoken spoken, String because) {
    return verdict(spoken, Proof.Outcome.UNDECIDED, because, Optional.empty());
  }

  private static Proof.Verdict verdict(
      Dialects.Spoken spoken, Proof.Outcome outcome, String because, Optional<Witness> witness) {
    return new Proof.Verdict(spoken.dialect(), spoken.kind(), outcome, because, witness);
  }
}
