package dev.lictor.store;

import java.util.List;
import java.util.Objects;

/** A store's answer to a hold. Immutable. */
public sealed interface Grant {

  /** Returns which of the four it is. */
  Kind kind();

  /** The four answers. Immutable. */
  enum Kind {
    /** All budgets are held. */
    GRANTED,
    /** At least one budget has no room; nothing is held. */
    REFUSED,
    /** The id was released before; nothing is held. */
    GONE,
    /** The store's clock is in none of the windows that were proposed; nothing is held. */
    SKEW
  }

  /**
   * All budgets are held. Immutable.
   *
   * @param receipt what is needed to settle
   */
  record Granted(Receipt receipt) implements Grant {
    /** Checks that nothing is null. */
    public Granted {
      Objects.requireNonNull(receipt, "receipt");
    }

    @Override
    public Kind kind() {
      return Kind.GRANTED;
    }
  }

  /**
   * At least one budget has no room; nothing is held. Immutable.
   *
   * @param lacking every budget that lacks room, in the order of the items
   */
  record Refused(List<Lacking> lacking) implements Grant {
    /** Checks that there is one. */
    public Refused {
      lacking = List.copyOf(lacking);
      if (lacking.isEmpty()) {
        throw new IllegalArgumentException("a refusal names the budgets that lack room");
      }
    }

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /** The id was released before; nothing is held. Immutable. */
  record Gone() implements Grant {
    @Override
    public Kind kind() {
      return Kind.GONE;
    }
  }

  /** The store's clock is in none of the windows that were proposed; nothing is held. Immutable. */
  record Skew() implements Grant {
    @Override
    public Kind kind() {
      return Kind.SKEW;
    }
  }
}
