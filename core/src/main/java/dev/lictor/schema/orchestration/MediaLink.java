package dev.lictor.schema.orchestration;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.TextScan;
import dev.lictor.schema.UrlHost;
import java.nio.charset.StandardCharsets;

/**
 * The text by which a message names an image or a file: a {@code data:} URL, base64, or a link to elsewhere. Confined to one call.
 *
 * <p>A link with a host that URL parsers read differently is refused. What is neither carried nor a plain link (another scheme, a
 * placeholder) counts as remote with an unknown host.
 */
final class MediaLink implements TextScan {

  private static final int MAX_LINK_BYTES = 8192;

  private final String kind;
  private boolean carried;
  private String link = "";
  private long bytes;

  private MediaLink(String kind) {
    this.kind = kind;
  }

  /** Reads the link of an image or file. */
  static Media read(JsonReader in, String kind) {
    MediaLink link = new MediaLink(kind);
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
    carried = head.startsWith("data:") ? !head.startsWith("data:{") : isBase64(text, from, to);
    link = carried ? "" : head;
  }

  private boolean isBase64(byte[] text, int from, int to) {
    boolean base64 = kind.equals("file") && from < to;
    for (int i = from; i < to && base64; i++) {
      byte c = text[i];
      base64 = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '+'
          || c == '/'
          || c == '-'
          || c == '_'
          || c == '=';
    }
    return base64;
  }

  /** Returns the host of a link, in lower case and without the port, or empty if it has none that is sure. */
  static String host(JsonReader in, String link) {
    boolean templated = link.contains("{{") || link.contains("{%") || link.contains("{#");
    return templated ? "" : UrlHost.of(in, link);
  }
}
