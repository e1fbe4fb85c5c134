package dev.lictor.policy;

/**
 * A question that is true, false or an error. Implementations are thread-safe and bounded in time.
 *
 * <p>An error is said by throwing any {@link RuntimeException}; it never helps the call. Its message may be recorded and must
 * hold nothing of the call's content.
 */
@FunctionalInterface
public interface Condition {

  /** A condition that always holds. */
  Condition ALWAYS = evaluation -> true;

  /** A condition that never holds. */
  Condition NEVER = evaluation -> false;

  /** Answers the question. */
  boolean holds(Evaluation evaluation);
}
