package dev.lictor.example.proxy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where calls go. Immutable.
 *
 * @param url scheme and authority of the upstream, such as {@code https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com}
 * @param trust a PEM file of the certificates that vouch for it; by default those of the Java runtime do
 */
public record Upstream(URI url, Optional<Path> trust) {

  /** Checks that the URL is one. */
  public Upstream {
    String scheme = url.getScheme();
    boolean plain = url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getRawUserInfo() == null
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    if (scheme == null
        || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        || url.getHost() == null
        || !plain) {
      throw new IllegalArgumentException(
          "upstream.url must be http or https and a host, without a path, found \"" + url + '"');
    }
  }

  boolean tls() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return url.getPort() >= 0 ? url.getPort() : tls() ? 443 : 80;
  }

  /** Returns host and port as a {@code Host} header says them. */
  String authority() {
    return url.getRawAuthority().toLowerCase(Locale.ROOT);
  }
}
