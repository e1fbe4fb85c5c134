package dev.lictor.schema.gemini;

import dev.lictor.call.Media;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import java.util.Locale;

/**
 * An image, a sound, a film or a document, while it is read: its bytes in base64, or a link to it. Whatever is no image is a file.
 * Confined to one call.
 */
final class MediaReading implements TextScan {

  private static final ObjectShape<MediaReading> INLINE = ProtoShape.<MediaReading>of()
      .required("mimeType", (in, media) -> media.type = in.string())
      .required("data", (in, media) -> in.text(media))
      .optional("displayName", (in, media) -> in.string())
      .build();

  private static final ObjectShape<MediaReading> FILE = ProtoShape.<MediaReading>of()
      .optional("mimeType", (in, media) -> media.type = in.string())
      .required(
          "fileUri", (in, media) -> media.host = RemoteHost.read(in, RemoteHost.WEB_AND_STORAGE))
      .optional("displayName", (in, media) -> in.string())
      .build();

  private String type = "";
  private String host = "";
  private long bytes;

  private MediaReading() {}

  static void readInline(JsonReader in, Call call) {
    MediaReading media = new MediaReading();
    in.object(INLINE, media);
    call.media.add(new Media(media.kind(), false, "", media.bytes));
  }

  static void readFile(JsonReader in, Call call) {
    MediaReading media = new MediaReading();
    in.object(FILE, media);
    call.media.add(new Media(media.kind(), true, media.host, 0));
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = decodedBytes;
  }

  private String kind() {
    return type.toLowerCase(Locale.ROOT).startsWith("image/") ? "image" : "file";
  }
}
