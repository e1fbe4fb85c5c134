package dev.lictor.identity;

import java.util.Locale;
import java.util.Set;

/**
 * Whether a token is meant for one of the trusted audiences: the rule of SAP's {@code JwtAudienceValidator}, security library
 * 4.0, but that the client id counts only where {@code aud} names nobody. A token that names others was made for them, and
 * one of them may be replaying it. Immutable.
 */
record Audience(Set<String> trusted) {

  /** What every XSUAA token may carry, and so says nothing. */
  private static final Set<String> MEANINGLESS = Set.of("uaa", "openid");

  Audience {
    trusted = Set.copyOf(trusted);
    for (String each : trusted) {
      if (each.isBlank() || MEANINGLESS.contains(each.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "audiences: '" + each + "' is carried by tokens for anybody and proves nothing");
      }
    }
  }

  /**
   * Returns the audience that a service key's client id belongs to: {@code aicore!b12} of {@code sb-…!b34|aicore!b12}.
   *
   * @throws IllegalArgumentException if the client id has no such part
   */
  static String ofClient(String clientId) {
    int bar = clientId.lastIndexOf('|');
    if (bar < 0 || bar == clientId.length() - 1) {
      throw new IllegalArgumentException(
          "the audience cannot be told from a client id without '|': name the audiences");
    }
    return clientId.substring(bar + 1);
  }

  boolean accepts(TokenClaims claims) {
    boolean namesNobody = true;
    for (String entry : claims.audience()) {
      int dot = entry.indexOf('.');
      String name = dot < 0 ? entry : entry.substring(0, dot);
      if (accepts(name)) {
        return true;
      }
      namesNobody &= MEANINGLESS.contains(name.toLowerCase(Locale.ROOT));
    }
    return namesNobody && accepts(claims.client());
  }

  private boolean accepts(String entry) {
    if (trusted.contains(entry)) {
      return true;
    }
    for (String each : trusted) {
      if (each.contains("!b") && entry.endsWith('|' + each)) {
        return true;
      }
    }
    return false;
  }
}
