package dev.lictor.deployment;

import dev.lictor.call.Served;
import java.util.Objects;

/** What a directory says about a deployment. Immutable. */
public sealed interface Finding {

  /** Returns which of the three it is. */
  Kind kind();

  /** The answers. Immutable. */
  enum Kind {
    /** It is known. */
    SERVED,
    /** There is none that this caller may see. */
    UNKNOWN,
    /** What is known does not agree with itself. */
    CONTRADICTORY
  }

  /**
   * It is known. Immutable.
   *
   * @param served what it serves
   */
  record Known(Served served) implements Finding {
    /** Checks that nothing is null. */
    public Known {
      Objects.requireNonNull(served, "served");
    }

    @Override
    public Kind kind() {
      return Kind.SERVED;
    }
  }

  /** There is none that this caller may see. Immutable. */
  record Unknown() implements Finding {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }

  /** What is known does not agree with itself, such as two spellings of one model's name. Immutable. */
  record Contradictory() implements Finding {
    @Override
    public Kind kind() {
      return Kind.CONTRADICTORY;
    }
  }
}
