package dev.lictor.policy;

import dev.lictor.mandate.Aspect;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a document would have done that only records. Immutable.
 *
 * @param document its name
 * @param reasons why it would have refused; empty if it would not
 * @param edits what it would have changed of the call
 */
public record ShadowOutcome(String document, List<Reason> reasons, Set<Aspect> edits) {
  /** Copies the collections. */
  public ShadowOutcome {
    Objects.requireNonNull(document, "document");
    reasons = List.copyOf(reasons);
    edits = Set.copyOf(edits);
  }
}
