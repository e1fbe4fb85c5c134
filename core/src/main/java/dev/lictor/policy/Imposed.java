package dev.lictor.policy;

import dev.lictor.mandate.Mandate;

/**
 * What one rule mandates of one call. Immutable.
 *
 * @param document the document of the rule
 * @param id the id of the rule
 * @param mandate what is mandated
 */
record Imposed(String document, String id, Mandate mandate) {

  /** Returns why the call is refused that cannot have it. */
  Reason reason(String problem) {
    return Wording.plain(document, Section.ENSURE, id, "ensure rule \"" + id + "\": " + problem);
  }
}
