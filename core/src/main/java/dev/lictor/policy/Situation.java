package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may see of a call. Immutable.
 *
 * @param caller who calls
 * @param operation what the head asks for
 * @param facts what the body asks for; null as long as only the head is known
 * @param nowMillis the time of the decision, in milliseconds since the epoch, one for the whole call
 */
public record Situation(
    Caller caller, Operation operation, @Nullable CallFacts facts, long nowMillis) {

  /** Checks what must be there. */
  public Situation {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(operation, "operation");
  }

  /** Returns the same call with other facts. */
  public Situation with(CallFacts others) {
    return new Situation(caller, operation, others, nowMillis);
  }

  /**
   * Returns the facts of the body.
   *
   * @throws IllegalStateException if only the head is known: a rule that said that the head suffices reads the body
   */
  public CallFacts body() {
    if (facts == null) {
      throw new IllegalStateException("the body is not read yet");
    }
    return facts;
  }
}
