package dev.lictor.http;

import java.util.Objects;

/**
 * The head of an answer. Immutable.
 *
 * @param status the status code, 100 to 599
 * @param headers all header fields, duplicates included
 */
public record ResponseHead(int status, Headers headers) {

  /** Checks that nothing is null. */
  public ResponseHead {
    Objects.requireNonNull(headers, "headers");
  }

  /** Returns this head with other headers. */
  public ResponseHead with(Headers newHeaders) {
    return new ResponseHead(status, newHeaders);
  }
}
