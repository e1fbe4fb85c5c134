package dev.lictor.identity;

import dev.lictor.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of a request, still inside its header field, behind the scheme and exactly one space (RFC 6750 §2.1; a
 * token in the query is not looked at).
 * Immutable.
 *
 * @param field the value of the field
 * @param start where the token begins in it
 * @param flaw why there is no token, or null if there is one
 */
record BearerToken(String field, int start, @Nullable TokenFlaw flaw) {

  static final int MAX_CHARS = 16 << 10;

  private static final String SCHEME = "Bearer ";

  static BearerToken of(Headers headers) {
    String field = headers.first("authorization");
    if (field == null || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return flawed(headers.count("authorization") > 1 ? TokenFlaw.SEVERAL : TokenFlaw.MISSING);
    }
    if (headers.count("authorization") > 1) {
      return flawed(TokenFlaw.SEVERAL);
    }
    int start = SCHEME.length();
    if (field.length() - start > MAX_CHARS) {
      return flawed(TokenFlaw.TOO_LARGE);
    }
    return isCompact(field, start)
        ? new BearerToken(field, start, null)
        : flawed(TokenFlaw.MALFORMED);
  }

  private static BearerToken flawed(TokenFlaw flaw) {
    return new BearerToken("", 0, flaw);
  }

  /** Tells whether the rest are characters of base64url and two dots: what token68 allows, and a signed token needs. */
  private static boolean isCompact(String field, int start) {
    int dots = 0;
    for (int i = start; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '.') {
        dots++;
      } else if (!Base64Url.isDigit(c)) {
        return false;
      }
    }
    return dots == 2;
  }

  String token() {
    return field.substring(start);
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}
