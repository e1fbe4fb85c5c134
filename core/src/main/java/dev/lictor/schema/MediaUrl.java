package dev.lictor.schema;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.TextScan;
import java.nio.charset.StandardCharsets;

/**
 * The text by which a request gives an image, audio or a file: a {@code data:} URL, base64, or a link to elsewhere. Confined to one
 * call.
 *
 * <p>A link with a host that URL parsers read differently is refused. What is neither carried nor a link with a host counts as remote
 * with an unknown one.
 */
public final class MediaUrl implements TextScan {

  private static final int MAX_LINK_BYTES = 8192;

  private final boolean mayBeBase64;
  private boolean carried;
  private String link = "";
  private long bytes;

  private MediaUrl(boolean mayBeBase64) {
    this.mayBeBase64 = mayBeBase64;
  }

  /** Reads a link, or a {@code data:} URL. */
  public static Media read(JsonReader in, String kind) {
    return read(in, kind, new MediaUrl(/* mayBeBase64= */ false));
  }

  /** Reads base64, a {@code data:} URL, or a link where the provider should take one for that. */
  public static Media readCarried(JsonReader in, String kind) {
    return read(in, kind, new MediaUrl(/* mayBeBase64= */ true));
  }

  private static Media read(JsonReader in, String kind, MediaUrl link) {
    in.text(link);
    return link.carried
        ? new Media(kind, false, "", link.bytes)
        : new Media(kind, true, UrlHost.of(in, link.link), 0);
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
}
