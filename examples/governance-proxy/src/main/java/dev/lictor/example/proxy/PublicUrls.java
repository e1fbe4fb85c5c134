package dev.lictor.example.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns URLs of the upstream into those under which callers reach the proxy: SAP's Python SDK takes its inference URL from
 * {@code deploymentUrl} (AI Core API, deployments), and would otherwise go round the proxy. Immutable.
 */
final class PublicUrls {

  private static final JsonFactory JSON = new JsonFactory();

  private final String upstreamHost;
  private final int upstreamPort;
  private final boolean upstreamTls;
  private final String publicBase;
  private final String basePath;

  /** Makes a rewriter from the upstream to the public URL, base path included, without a trailing slash. */
  PublicUrls(Upstream upstream, String publicBase) {
    this.upstreamHost = upstream.host().toLowerCase(Locale.ROOT);
    this.upstreamPort = upstream.port();
    this.upstreamTls = upstream.tls();
    this.publicBase = publicBase;
    this.basePath = URI.create(publicBase).getRawPath();
  }

  /** Returns the URL with the public base in place of the upstream's scheme and authority; others come back as they are. */
  String rewritten(String url) {
    int scheme = schemeLength(url);
    if (!url.startsWith("//", scheme)) {
      return url;
    }
    int start = scheme + 2;
    int end = start;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return isUpstream(url.substring(start, end)) ? publicBase + url.substring(end) : url;
  }

  /** Returns a reference, as {@code Location} holds one: a path of the upstream's is below the public base, too. */
  String rewrittenReference(String reference) {
    return reference.startsWith("/") && !reference.startsWith("//")
        ? basePath + reference
        : rewritten(reference);
  }

  /** Returns the length of the scheme and its colon, or 0 if there is none. */
  private static int schemeLength(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return i + 1;
      }
      if ("/?#".indexOf(c) >= 0) {
        return 0;
      }
    }
    return 0;
  }

  private boolean isUpstream(String authority) {
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    try {
      URI uri = URI.create("http://" + hostAndPort);
      String host = uri.getHost();
      if (host == null) {
        return false;
      }
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      int port = uri.getPort();
      boolean samePort = port == upstreamPort
          || (upstreamPort == (upstreamTls ? 443 : 80) && (port < 0 || port == 80 || port == 443));
      String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
      return samePort && name.toLowerCase(Locale.ROOT).equals(upstreamHost);
    } catch (IllegalArgumentException noAuthority) {
      return false;
    }
  }

  /**
   * Rewrites every value of the key {@code deploymentUrl} in a JSON text, at any depth; all other bytes stay.
   *
   * @return the text, or empty if it cannot be read and may hold such a key
   */
  Optional<byte[]> rewritten(byte[] json) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream(json.length + 256);
    int copied = 0;
    try (JsonParser parser = JSON.createParser(json)) {
      boolean wanted = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          wanted = parser.currentName().equals("deploymentUrl");
          continue;
        }
        if (wanted && token == JsonToken.VALUE_STRING) {
          int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
          String url = parser.getText();
          int end = Math.toIntExact(parser.currentLocation().getByteOffset());
          String publicUrl = rewritten(url);
          if (start < 0) {
            return Optional.empty(); // not UTF-8
          }
          if (!publicUrl.equals(url)) {
            spliced.write(json, copied, start - copied);
            spliced.write('"');
            spliced.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(publicUrl));
            spliced.write('"');
            copied = end;
          }
        }
        wanted = false;
      }
    } catch (IOException unreadable) {
      boolean harmless =
          !new String(json, StandardCharsets.ISO_8859_1).replace("\0", "").contains("eploymentU");
      return harmless ? Optional.of(json) : Optional.empty();
    }
    spliced.write(json, copied, json.length - copied);
    return Optional.of(spliced.toByteArray());
  }
}
