package dev.lictor.policy;

/**
 * Something with a value. Implementations are thread-safe and bounded in time; an error is said by throwing any {@link
 * RuntimeException}.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Expression<T> {

  /** Returns the value. */
  T value(Evaluation evaluation);
}
