package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Mandate;
import java.util.Objects;
import java.util.Optional;

/** Gives a call what is mandated. Implementations may be confined to one call. */
@FunctionalInterface
public interface Editor {

  /** Changes the facts alone: what a call whose bytes nobody has would be read as. */
  Editor OF_FACTS = (mandate, facts) -> Edit.to(mandate.on(facts));

  /**
   * Edits the call.
   *
   * @param mandate what it must have, all of it: also what was mandated in a call before
   * @param facts what it asks for now
   */
  Edit edit(Mandate mandate, CallFacts facts);

  /**
   * What came of it. Immutable.
   *
   * @param facts what the call asks for then; empty if it cannot have what is mandated
   * @param problem why not, one sentence that holds no content of the call
   */
  record Edit(Optional<CallFacts> facts, String problem) {
    /** Checks that nothing is null. */
    public Edit {
      Objects.requireNonNull(facts, "facts");
      Objects.requireNonNull(problem, "problem");
    }

    /** Returns an edit that was made. */
    public static Edit to(CallFacts facts) {
      return new Edit(Optional.of(facts), "");
    }

    /** Returns one that could not be made. */
    public static Edit impossible(String problem) {
      return new Edit(Optional.empty(), problem);
    }
  }
}
