package dev.lictor.policy;

/**
 * Something with a value. Implementations are thread-safe and bounded in time; an error is said as in {@link Condition}.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Expression<T> {

  /** Returns the value. */
  T value(Evaluation evaluation);
}
