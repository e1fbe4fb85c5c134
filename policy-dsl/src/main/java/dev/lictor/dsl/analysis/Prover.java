package dev.lictor.dsl.analysis;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.compile.Expressible;
import dev.lictor.dsl.compile.Types;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves of {@code ensure} rules that every call which may pass has what they mandate, or finds a call that passes without.
 *
 * <p>What is sent has passed all rules as it is, and has all that was mandated of it; so it suffices to look for a call that passes
 * unchanged and lacks it. Confined to one analysis.
 */
final class Prover {

  private final List<Meaning> meanings = new ArrayList<>();
  private final Policy policy;
  private final Types types;

  Prover(List<CheckedDocument> documents, Types types) {
    documents.forEach(document -> meanings.add(new Meaning(document, Reasoning.Switches.FIXED)));
    this.policy = Policy.of(documents.stream().map(CheckedDocument::document).toList(), "analysis");
    this.types = types;
  }

  List<Proof> all() {
    List<Proof> proofs = new ArrayList<>();
    for (Meaning meaning : meanings) {
      for (CheckedEnsure ensure : meaning.document().ensures()) {
        proofs.add(proof(meaning, ensure));
      }
    }
    return proofs;
  }

  private Proof proof(Meaning meaning, CheckedEnsure ensure) {
    List<Proof.Verdict> verdicts = new ArrayList<>();
    for (Dialects.Spoken spoken : scope(meaning.document(), ensure)) {
      verdicts.add(verdict(meaning, ensure, spoken));
    }
    Span span = ensure.draft().source().span();
    return new Proof(
        meaning.document().name(),
        ensure.rule().id(),
        span.source().name() + ':' + span.source().line(span.start()),
        verdicts,
        exception(ensure));
  }

  /**
   * Returns the calls that the rule is about: of the dialects that its {@code on} names all, whatever the document is about; else what
   * the document and the rule select. Calls that cannot have it are left out.
   */
  private static Set<Dialects.Spoken> scope(CheckedDocument document, CheckedEnsure ensure) {
    Selector on = ensure.draft().on();
    Set<Dialects.Spoken> scope =
        new LinkedHashSet<>(Dialects.selected(new Selector(Set.of(), on.dialects()), Selector.ANY));
    scope.addAll(Dialects.selected(document.document().on(), on));
    scope.removeIf(spoken ->
        spoken.kind() == Kind.CONTROL || !Expressible.by(spoken).containsAll(ensure.aspects()));
    return scope;
  }

  private Proof.Verdict verdict(Meaning meaning, CheckedEnsure ensure, Dialects.Spoken spoken) {
    if (!meaning.document().document().rollout().isWhole()) {
      return new Proof.Verdict(
          spoken.dialect(),
          spoken.kind(),
          Proof.Outcome.NOT_ENFORCED,
          meaning.document().document().rollout().isShadow()
              ? "the policy is in shadow"
              : "the policy decides for a share of its calls",
          Optional.empty());
    }
    Met met = ensure.isFixed()
        ? Met.of(ensure.mandate())
        : new Met(Formula.Constant.FALSE, Formula.Constant.TRUE);
    Formula hole = Formula.all(
        Operations.spoken(spoken),
        governed(),
        Formula.any(meaning.unmatched(), meaning.appliesNot(ensure.draft())),
        met.surely().not(),
        covered(ensure));
    return new Search(meanings, policy, types, meaning, ensure).search(spoken, hole);
  }

  /** Returns where a document governs the call: where none does, it does not pass. */
  private Formula governed() {
    List<Formula> governed = new ArrayList<>();
    for (Meaning meaning : meanings) {
      if (meaning.document().document().governs()) {
        governed.add(meaning.matched());
      }
    }
    return Formula.any(governed);
  }

  /** Returns where no other rule that mandates as much applies. */
  private Formula covered(CheckedEnsure ensure) {
    List<Formula> without = new ArrayList<>();
    for (Meaning meaning : meanings) {
      for (CheckedEnsure other : meaning.document().ensures()) {
        if (!other.equals(ensure)
            && ensure.isFixed()
            && meaning.document().document().rollout().isWhole()
            && other.mandate().and(ensure.mandate()).equals(other.mandate())) {
          without.add(meaning.notApplied(other));
        }
      }
    }
    return Formula.all(without);
  }

  private static String exception(CheckedEnsure ensure) {
    if (ensure.draft().unless().isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(ensure.draft().unless().get().that().written().strip());
    Optional<Mapping> said = ensure.draft().source().mapping("unless");
    said.flatMap(unless -> unless.scalar("until"))
        .ifPresent(until -> text.append(", until ").append(until.value()));
    said.flatMap(unless -> unless.scalar("because"))
        .ifPresent(because -> text.append(", because ").append(because.value()));
    return text.toString();
  }
}
