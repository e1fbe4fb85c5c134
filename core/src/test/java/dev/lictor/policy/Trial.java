package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One decision, and the call as it is sent then. Every edit costs a few bytes, and nobody can have everything. Confined to one test.
 */
final class Trial implements Editor {

  private static final int BYTES = 7;
  private static final Set<Aspect> TOO_MUCH =
      EnumSet.of(Aspect.MASKED_FILES, Aspect.SAFETY_SETTINGS);

  private final Decision decision;
  private Situation sent;
  private int edits;

  private Trial(Policy policy, Situation asked) {
    this.sent = asked;
    this.decision = policy.decide(asked, this);
  }

  static Trial of(Collection<Document> documents, Situation asked) {
    return new Trial(Policy.of(documents, ""), asked);
  }

  @Override
  public Edit edit(Mandate mandate, CallFacts facts) {
    edits++;
    if (mandate.unmetBy(facts).aspects().containsAll(TOO_MUCH)) {
      return Edit.impossible("one or the other");
    }
    CallFacts edited = mandate.on(facts);
    if (!edited.equals(facts)) {
      edited = edited.toBuilder().bodyBytes(facts.bodyBytes() + BYTES).build();
    }
    sent = sent.with(edited);
    return Edit.to(edited);
  }

  Decision decision() {
    return decision;
  }

  boolean permits() {
    return decision.kind() == Decision.Kind.PERMIT;
  }

  Decision.Permit permit() {
    return (Decision.Permit) decision;
  }

  List<Reason> reasons() {
    return ((Decision.Refuse) decision).reasons();
  }

  /** Returns the call as it is sent, if it is permitted. */
  Situation sent() {
    return sent;
  }

  /** Returns how often the call was to be edited. */
  int edits() {
    return edits;
  }

  /** Returns the budgets that decide. */
  List<BudgetClaim> claims() {
    return permit().claims().stream().filter(claim -> !claim.shadow()).toList();
  }

  Set<Redact> redact() {
    return permit().redact();
  }

  /** Returns the decision without what shadows say and keep. */
  static Decision withoutShadows(Decision decision) {
    return decision instanceof Decision.Permit yes
        ? new Decision.Permit(
            yes.claims().stream().filter(claim -> !claim.shadow()).toList(),
            yes.redact(),
            yes.mandate(),
            List.of())
        : new Decision.Refuse(((Decision.Refuse) decision).reasons());
  }
}
