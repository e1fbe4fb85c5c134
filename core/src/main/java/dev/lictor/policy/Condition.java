package dev.lictor.policy;

/**
 * A question that is true, false or an error. Implementations are thread-safe and bounded in time.
 *
 * <p>An error is said by throwing any {@link RuntimeException}; it never helps the call. The message of an
 * {@link EvaluationException} is shown and recorded, of any other only the class.
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
