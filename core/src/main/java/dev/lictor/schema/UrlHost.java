package dev.lictor.schema;

import dev.lictor.internal.json.JsonReader;
import java.util.Locale;

/** Finds the host in a URL that a body names. Not instantiable; all functions are pure. */
public final class UrlHost {

  private UrlHost() {}

  /**
   * Returns the host, in lower case and without the port; empty if the text is no URL with an authority. A URL with a host that
   * parsers read differently is a fault.
   *
   * @param in the reader that has just read the URL
   */
  public static String of(JsonReader in, String url) {
    int colon = url.indexOf("://");
    if (colon <= 0) {
      return "";
    }
    int from = colon + 3;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      char c = url.charAt(to);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "-._:[]".indexOf(c) < 0) {
        throw in.fault("ambiguous_url", "parsers differ on the host of this URL");
      }
      to++;
    }
    String authority = url.substring(from, to).toLowerCase(Locale.ROOT);
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }
}
