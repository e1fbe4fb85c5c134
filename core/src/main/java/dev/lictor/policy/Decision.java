package dev.lictor.policy;

import java.util.List;

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
   */
  record Permit(List<BudgetClaim> claims) implements Decision {
    /** Copies the list. */
    public Permit {
      claims = List.copyOf(claims);
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
