package dev.lictor.policy;

import java.util.List;
import java.util.Set;

/** What a policy says about a call. Immutable. */
public sealed interface Decision {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two answers. Immutable. */
  enum Kind {
    /** No rule objects. */
    PERMIT,
    /** At least one does. */
    REFUSE
  }

  /**
   * No rule objects; the call goes on if all budgets have room. Immutable.
   *
   * @param claims the budgets that apply, in the order of document and id
   * @param redact what is taken out of the answer
   */
  record Permit(List<BudgetClaim> claims, Set<Redact> redact) implements Decision {
    /** Copies the collections. */
    public Permit {
      claims = List.copyOf(claims);
      redact = Set.copyOf(redact);
    }

    /** Makes a permit that takes nothing out of the answer. */
    public Permit(List<BudgetClaim> claims) {
      this(claims, Set.of());
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
   */
  record Refuse(List<Reason> reasons) implements Decision {
    /** Checks that there is one. */
    public Refuse {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    @Override
    public Kind kind() {
      return Kind.REFUSE;
    }
  }
}
