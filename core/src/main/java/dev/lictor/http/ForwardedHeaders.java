package dev.lictor.http;

import java.util.Locale;
import java.util.Set;

/**
 * The headers that a governed call and its answer go on with. Hop-by-hop headers are the host's business, see {@link
 * HopByHop}. Not instantiable; all functions are pure. Thread-safe.
 */
public final class ForwardedHeaders {

  /** What would change the connection, or make the answer partial or empty and so hide what it cost. */
  private static final Set<String> DROPPED = Set.of(
      "expect",
      "te",
      "upgrade",
      "http2-settings",
      "range",
      "if-match",
      "if-none-match",
      "if-modified-since",
      "if-unmodified-since",
      "if-range");

  /** What names the digest of a body, which an edited one does not have (RFC 9530, and the older headers it replaces). */
  private static final Set<String> DIGESTS =
      Set.of("digest", "content-digest", "repr-digest", "content-md5");

  private ForwardedHeaders() {}

  /** Returns whether a header names the digest of the body. */
  public static boolean isDigest(String name) {
    return DIGESTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the headers of a governed request as they go upstream: without {@code Expect}, {@code TE}, {@code Upgrade}, {@code
   * Range} and conditions, and with {@code Accept-Encoding: identity}, because what is compressed cannot be metered as it
   * flows.
   */
  public static Headers ofRequest(Headers headers) {
    return headers
        .without(name -> DROPPED.contains(name.toLowerCase(Locale.ROOT)))
        .with("Accept-Encoding", "identity");
  }

  /** Returns the headers of an answer whose body is changed on its way: without its length, digests, tag and ranges. */
  public static Headers ofEditedAnswer(Headers headers) {
    return headers.without(name -> name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("ETag")
        || name.equalsIgnoreCase("Accept-Ranges")
        || isDigest(name));
  }

  /** Returns the headers of an answer as they go to the caller: without {@code Alt-Svc}, which names a way round us. */
  public static Headers ofAnswer(Headers headers) {
    return headers.without(name -> name.equalsIgnoreCase("alt-svc"));
  }
}
