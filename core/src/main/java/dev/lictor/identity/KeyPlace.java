package dev.lictor.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Checks where keys may come from. Pure functions. */
final class KeyPlace {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private KeyPlace() {}

  /** Returns the domain if it is one and nothing more. */
  static String checkedDomain(String domain) {
    boolean plain = domain.contains(".");
    for (String label : domain.split("\\.", -1)) {
      plain &= !label.isEmpty() && !label.startsWith("-") && !label.endsWith("-");
    }
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      plain &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
    if (!plain) {
      throw new IllegalArgumentException("trusted domain: expected a host name such as"
          + " authentication.eu10.hana.ondemand.com, found '" + domain + "'");
    }
    return domain;
  }

  /** Returns the address if it is https, or http on this machine. */
  static URI checkedUri(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
    if (!secure || host.isEmpty() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("jwksUri: expected https, or http on a loopback host,"
          + " without user or fragment, found scheme '" + scheme + "' and host '" + host + "'");
    }
    return uri;
  }
}
