package dev.lictor.http;

import java.util.Objects;

/**
 * The head of a request, as it came over the wire. Immutable.
 *
 * @param method the method, case-sensitive (RFC 9110 §9.1)
 * @param target the raw request target: not decoded, not normalised
 * @param headers all header fields, duplicates included
 */
public record RequestHead(String method, String target, Headers headers) {

  /** Checks that nothing is null. */
  public RequestHead {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(headers, "headers");
  }

  /** Returns this head with other headers. */
  public RequestHead with(Headers newHeaders) {
    return new RequestHead(method, target, newHeaders);
  }

  /** Returns the method alone: a target may carry secrets in its query, headers carry the token. */
  @Override
  public String toString() {
    return "RequestHead[" + method + ']';
  }
}
