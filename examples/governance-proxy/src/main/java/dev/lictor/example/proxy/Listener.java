package dev.lictor.example.proxy;

import dev.lictor.http.Target;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where calls come from. Immutable.
 *
 * @param address where to listen; port 0 takes a free one
 * @param basePath the path below which the upstream's paths are served: empty, or such as {@code /genai}
 * @param publicUrl scheme and authority under which callers reach the proxy; by default the address it listens on
 * @param certificate what the proxy shows its callers; by default it speaks plain http
 */
public record Listener(
    InetSocketAddress address,
    String basePath,
    Optional<URI> publicUrl,
    Optional<Certificate> certificate) {

  /** Checks the base path and the public URL. */
  public Listener {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(certificate, "certificate");
    if (!basePath.isEmpty() && (Target.parse(basePath).isEmpty() || basePath.indexOf('?') >= 0)) {
      throw new IllegalArgumentException(
          "basePath must be empty or a plain path such as /genai, found \"" + basePath + '"');
    }
    if (publicUrl.isEmpty()
        && (address.isUnresolved() || address.getAddress().isAnyLocalAddress())) {
      throw new IllegalArgumentException(
          "publicUrl must be set where the address is not one that callers can reach, found "
              + address);
    }
    publicUrl.ifPresent(url -> {
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!web || url.getHost() == null || url.getRawQuery() != null || !pathless(url)) {
        throw new IllegalArgumentException(
            "publicUrl must be http or https and a host, without a path (that is basePath), found \""
                + url + '"');
      }
    });
  }

  private static boolean pathless(URI url) {
    return url.getRawPath().isEmpty() || url.getRawPath().equals("/");
  }

  /**
   * A certificate chain and its key, both PEM. Immutable.
   *
   * @param chain the file of the chain, the server's own certificate first
   * @param key the file of the private key, PKCS #8 and not encrypted
   */
  public record Certificate(Path chain, Path key) {}
}
