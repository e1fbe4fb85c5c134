package dev.lictor.store;

/** Thrown (in a failed stage) when a store could not say; it is never a refusal. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message and its cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Makes an exception with a message. */
  public StoreException(String message) {
    super(message);
  }
}
