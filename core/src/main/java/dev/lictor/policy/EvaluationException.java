package dev.lictor.policy;

/**
 * Thrown by a {@link Condition} or an {@link Expression} that has no value, with a message that may be shown and recorded: it
 * holds nothing of the call's content. Of any other exception only the class is told.
 */
public class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes an exception with a short message that is free of content, and without a stack trace. */
  public EvaluationException(String message) {
    super(message, null, false, false);
  }
}
