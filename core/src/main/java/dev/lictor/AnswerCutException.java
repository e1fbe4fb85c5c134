package dev.lictor;

/**
 * Says that an answer must not go on, because what policy wants taken out of it cannot be found any more. The host closes the
 * caller's connection without ending the answer, and aborts the exchange. Immutable.
 */
public final class AnswerCutException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Creates one without a stack trace: it tells of the answer, not of the program. */
  public AnswerCutException() {
    super("the answer cannot be cleaned and is cut off", null, false, false);
  }
}
