package dev.lictor.policy;

import dev.lictor.mandate.Mandate;
import java.util.Objects;

/**
 * What one rule mandates of one call. Immutable.
 *
 * @param document the document of the rule
 * @param id the id of the rule
 * @param mandate what is mandated
 */
record Imposed(String document, String id, Mandate mandate) {

  /** Checks that an expression, which is somebody else's code, had a value. */
  Imposed {
    Objects.requireNonNull(mandate, "mandate");
  }

  /** Returns why the call is refused that cannot have it. */
  Reason reason(String problem) {
    return Wording.plain(document, Section.ENSURE, id, "ensure rule \"" + id + "\": " + problem);
  }
}
