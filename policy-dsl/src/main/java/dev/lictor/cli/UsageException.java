package dev.lictor.cli;

/** Says that what was typed does not fit together, though each part of it does. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }

  String complaint() {
    return String.valueOf(getMessage());
  }
}
