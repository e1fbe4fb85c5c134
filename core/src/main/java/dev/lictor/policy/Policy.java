package dev.lictor.policy;

import dev.lictor.call.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All documents together. A call passes if it passes every document that matches it and decides; a call that spends must be matched by
 * at least one that governs.
 *
 * <p>The order in which documents and rules were written changes nothing. An error never helps a call. Immutable.
 */
public final class Policy {

  private final List<DocumentPlan> plans;
  private final String version;
  private final boolean mayShadow;

  private Policy(List<DocumentPlan> plans, String version) {
    this.plans = plans;
    this.version = version;
    this.mayShadow = plans.stream().anyMatch(plan -> !plan.document().rollout().isWhole());
  }

  /**
   * Makes a policy of the documents.
   *
   * @param version names the policy in records, such as a hash of its sources
   * @throws IllegalArgumentException if two documents have one name, or rules lean on what is not there or on each other
   */
  public static Policy of(Collection<Document> documents, String version) {
    Objects.requireNonNull(version, "version");
    List<DocumentPlan> plans = documents.stream()
        .sorted(Comparator.comparing(Document::name))
        .map(DocumentPlan::new)
        .toList();
    for (int i = 1; i < plans.size(); i++) {
      String name = plans.get(i).document().name();
      if (name.equals(plans.get(i - 1).document().name())) {
        throw new IllegalArgumentException(
            "policy has two documents with the name \"" + name + '"');
      }
    }
    return new Policy(plans, version);
  }

  /** Returns the name of this policy in records. */
  public String version() {
    return version;
  }

  /** Returns whether a document may be about the operation, as far as its {@code on} tells. */
  public boolean mayMatch(Operation operation) {
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).document().on().selects(operation)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses a call whose body is not read yet, if what the caller and the head tell suffices; {@link #decide} would refuse it
   * too, perhaps with further reasons.
   */
  public Optional<Decision.Refuse> decideHead(Situation situation) {
    List<Reason> reasons = look(situation, Reach.HEAD).reasons();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(new Decision.Refuse(reasons));
  }

  /** Decides on a call of which nobody has the bytes: what is mandated changes its facts. */
  public Decision decide(Situation situation) {
    return decide(situation, Editor.OF_FACTS);
  }

  /**
   * Decides on a call; its budgets are looked at only if no rule refuses.
   *
   * @param editor gives it what is mandated; it is asked nothing if the call has all of that
   */
  public Decision decide(Situation asked, Editor editor) {
    Decision decision =
        new Deciding(asked, situation -> look(situation, Reach.BODY), editor).decide();
    if (!mayShadow) {
      return decision;
    }
    Shadowing.Shadows shadows = Shadowing.of(plans, asked);
    if (decision instanceof Decision.Refuse no) {
      return new Decision.Refuse(no.reasons(), shadows.outcomes());
    }
    Decision.Permit yes = (Decision.Permit) decision;
    List<BudgetClaim> claims = new ArrayList<>(yes.claims());
    claims.addAll(shadows.claims());
    return new Decision.Permit(claims, yes.redact(), yes.mandate(), shadows.outcomes());
  }

  private Look look(Situation situation, Reach upTo) {
    Look look = new Look(situation, upTo, plans.size());
    for (int i = 0; i < plans.size(); i++) {
      look.at(plans.get(i));
    }
    return look;
  }
}
