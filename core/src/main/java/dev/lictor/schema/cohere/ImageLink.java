package dev.lictor.schema.cohere;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.TextScan;
import dev.lictor.schema.UrlHost;
import java.nio.charset.StandardCharsets;

/** The text by which a chat gives an image: a {@code data:} URL, or a link to elsewhere. Confined to one call. */
final class ImageLink implements TextScan {

  private static final int MAX_LINK_BYTES = 8192;

  private boolean carried;
  private String link = "";
  private long bytes;

  private ImageLink() {}

  static Media read(JsonReader in) {
    ImageLink image = new ImageLink();
    in.text(image);
    return image.carried
        ? new Media("image", false, "", image.bytes)
        : new Media("image", true, UrlHost.of(in, image.link), 0);
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = decodedBytes;
    String head =
        new String(text, from, Math.min(to - from, MAX_LINK_BYTES), StandardCharsets.UTF_8);
    head = head.replace("\\/", "/"); // the one escape that a link may still have
    carried = head.startsWith("data:");
    link = carried ? "" : head;
  }
}
