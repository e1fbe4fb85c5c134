package dev.lictor.event;

import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.Reason;
import dev.lictor.policy.ShadowOutcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One decision. It holds nothing of the request's content. Immutable.
 *
 * @param requestId the id of the exchange
 * @param atMillis when, in milliseconds since the epoch
 * @param policyVersion the version of the policy that decided; one that was read from files with its directories is named after all of
 *     them
 * @param caller who called, if that was proven
 * @param operation what was asked, if that was understood
 * @param models the names of the models that might run, cut to 128 characters each, with {@code ?} for what does not
 *     print
 * @param reasons why it was refused, the one that the caller was told first; empty if it was permitted
 * @param edits what it got because policies mandate it
 * @param shadows what documents would have done that only record
 */
public record DecisionRecord(
    String requestId,
    long atMillis,
    String policyVersion,
    Optional<Caller> caller,
    Optional<Operation> operation,
    List<String> models,
    List<Reason> reasons,
    Set<Aspect> edits,
    List<ShadowOutcome> shadows) {

  /** Checks that nothing is null. */
  public DecisionRecord {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(policyVersion, "policyVersion");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(operation, "operation");
    models = List.copyOf(models);
    reasons = List.copyOf(reasons);
    edits = Set.copyOf(edits);
    shadows = List.copyOf(shadows);
  }

  /** Returns whether the call was permitted. */
  public boolean permitted() {
    return reasons.isEmpty();
  }
}
