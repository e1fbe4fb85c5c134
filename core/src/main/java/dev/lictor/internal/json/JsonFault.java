package dev.lictor.internal.json;

/**
 * What is wrong with a body: thrown from within a reader and turned into a value at the door of the room that reads. It has no
 * stack trace, and its message holds names of keys, places and sizes, never a value of the body. Immutable.
 */
public final class JsonFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Creates a fault.
   *
   * @param code a stable word, such as {@code duplicate_key}
   * @param message one sentence with the place
   */
  public JsonFault(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Returns the stable word. */
  public String code() {
    return code;
  }

  /** Returns the sentence. */
  public String sentence() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
