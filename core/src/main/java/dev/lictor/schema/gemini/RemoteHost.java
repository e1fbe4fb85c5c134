package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonReader;
import java.util.Locale;
import java.util.Set;

/** The host that a URL of a request leads to, or the bucket of Cloud Storage. Not instantiable; all functions are pure. */
final class RemoteHost {

  static final Set<String> WEB = Set.of("https", "http");
  static final Set<String> WEB_AND_STORAGE = Set.of("https", "http", "gs");

  private static final int MAX_URL_BYTES = 8192;

  private RemoteHost() {}

  /** Reads a URL and returns its host in lower case, without the port; one on whose host parsers differ is refused. */
  static String read(JsonReader in, Set<String> schemes) {
    String url = in.string(MAX_URL_BYTES);
    int mark = url.indexOf("://");
    if (mark < 0 || !schemes.contains(url.substring(0, mark))) {
      throw in.fault("unsupported_value", "expected a URL that begins with " + words(schemes));
    }
    int from = mark + 3;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      char c = url.charAt(to++);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "-._:[]".indexOf(c) < 0) {
        throw in.fault("ambiguous_url", "parsers differ on the host of this URL");
      }
    }
    String authority = url.substring(from, to).toLowerCase(Locale.ROOT);
    int port = authority.lastIndexOf(':');
    String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    if (host.isEmpty()) {
      throw in.fault("ambiguous_url", "the URL names no host");
    }
    return host;
  }

  private static String words(Set<String> schemes) {
    return schemes.contains("gs") ? "https://, http:// or gs://" : "https:// or http://";
  }
}
