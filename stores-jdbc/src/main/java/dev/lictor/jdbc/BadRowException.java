package dev.lictor.jdbc;

/** Says that the database answered with what is no team. Immutable. */
final class BadRowException extends Exception {

  private static final long serialVersionUID = 1;

  BadRowException(String message) {
    super(message);
  }
}
