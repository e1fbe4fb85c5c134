package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a policy says about a call. Immutable. */
public sealed interface Decision {

  /** Returns which of the two it is. */
  Kind kind();

  /** Returns what documents would have done that only record, by name. */
  List<ShadowOutcome> shadows();

  /** The two answers. Immutable. */
  enum Kind {
    /** No rule objects. */
    PERMIT,
    /** At least one does. */
    REFUSE
  }

  /**
   * No rule objects to the call, neither as it was asked nor as it is sent; it goes on if all budgets have room. Immutable.
   *
   * @param claims the budgets that apply, in the order of document and id
   * @param redact what is taken out of the answer
   * @param mandate what the call has now, as its editor gave it
   * @param shadows what documents would have done that only record
   */
  record Permit(
      List<BudgetClaim> claims, Set<Redact> redact, Mandate mandate, List<ShadowOutcome> shadows)
      implements Decision {
    /** Copies the collections. */
    public Permit {
      claims = List.copyOf(claims);
      redact = Set.copyOf(redact);
      Objects.requireNonNull(mandate, "mandate");
      shadows = List.copyOf(shadows);
    }

    /** Makes a permit that edits nothing, takes nothing out of the answer, and records nothing besides. */
    public Permit(List<BudgetClaim> claims) {
      this(claims, Set.of(), Mandate.NONE, List.of());
    }

    @Override
    public Kind kind() {
      return Kind.PERMIT;
    }
  }

  /**
   * At least one rule objects. Immutable.
   *
   * @param reasons every reason, by document, section and id; the first is told to the caller
   * @param shadows what documents would have done that only record
   */
  record Refuse(List<Reason> reasons, List<ShadowOutcome> shadows) implements Decision {
    /** Checks that there is a reason. */
    public Refuse {
      reasons = List.copyOf(reasons);
      shadows = List.copyOf(shadows);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    /** Makes a refusal that records nothing besides. */
    public Refuse(List<Reason> reasons) {
      this(reasons, List.of());
    }

    @Override
    public Kind kind() {
      return Kind.REFUSE;
    }
  }
}
