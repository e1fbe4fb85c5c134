package dev.lictor.schema.openai;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.TextScan;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text by which a request gives an image, audio or a file: a {@code data:} URL, base64, or a link to elsewhere. Confined to one
 * call.
 *
 * <p>A link with a host that URL parsers read differently is refused. What is neither carried nor a link with a host counts as remote
 * with an unknown one.
 */
final class Link implements TextScan {

  private static final int MAX_LINK_BYTES = 8192;

  private final boolean mayBeBase64;
  private boolean carried;
  private String link = "";
  private long bytes;

  private Link(boolean mayBeBase64) {
    this.mayBeBase64 = mayBeBase64;
  }

  /** Reads a link, or a {@code data:} URL. */
  static Media read(JsonReader in, String kind) {
    return read(in, kind, new Link(/* mayBeBase64= */ false));
  }

  /** Reads base64, a {@code data:} URL, or a link where the provider should take one for that. */
  static Media readCarried(JsonReader in, String kind) {
    return read(in, kind, new Link(/* mayBeBase64= */ true));
  }

  private static Media read(JsonReader in, String kind, Link link) {
    in.text(link);
    return link.carried
        ? new Media(kind, false, "", link.bytes)
        : new Media(kind, true, host(in, link.link), 0);
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = decodedBytes;
    String head =
        new String(text, from, Math.min(to - from, MAX_LINK_BYTES), StandardCharsets.UTF_8);
    head = head.replace("\\/", "/"); // the one escape that a link may still have
    carried = head.startsWith("data:") || (mayBeBase64 && isBase64(text, from, to));
    link = carried ? "" : head;
  }

  private static boolean isBase64(byte[] text, int from, int to) {
    boolean base64 = from < to;
    for (int i = from; i < to && base64; i++) {
      byte c = text[i];
      base64 = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '+'
          || c == '/'
          || c == '-'
          || c == '_'
          || c == '='
          || c == '\\'; // of an escaped slash or line end
    }
    return base64;
  }

  /** Returns the host of a URL, in lower case and without the port, or empty if it has none. */
  static String host(JsonReader in, String url) {
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
