package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.schema.UrlHost;
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
    String host = UrlHost.of(in, url);
    if (host.isEmpty()) {
      throw in.fault("ambiguous_url", "the URL names no host");
    }
    return host;
  }

  private static String words(Set<String> schemes) {
    return schemes.contains("gs") ? "https://, http:// or gs://" : "https:// or http://";
  }
}
