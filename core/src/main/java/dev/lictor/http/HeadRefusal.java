package dev.lictor.http;

import java.util.Objects;

/**
 * Why a head is refused. Immutable.
 *
 * @param status the HTTP status to answer with
 * @param code a stable word, such as {@code duplicate_header}
 * @param message one sentence for the caller; it names headers, and never holds a value
 */
public record HeadRefusal(int status, String code, String message) {

  /** Checks that nothing is null. */
  public HeadRefusal {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  static HeadRefusal bad(String code, String message) {
    return new HeadRefusal(400, code, message);
  }
}
