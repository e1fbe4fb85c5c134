package dev.lictor.schema.anthropic;

import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.UrlHost;

/** Where the bytes of an image or a document come from, while it is read. Confined to one call. */
final class SourceReading implements TextScan {

  private static final String TEXT = "text";
  private static final String BASE64 = "base64";
  private static final String URL = "url";
  private static final Words TYPES = Words.of(BASE64, TEXT, URL, "file", "content");

  private static final ObjectShape<SourceReading> SHAPE = ObjectShape.<SourceReading>builder()
      .required("type", (in, source) -> source.type = in.word(TYPES))
      .optional("media_type", MessagesRequest::unseen)
      .optional("data", (in, source) -> in.text(source))
      .optional("url", (in, source) -> {
        source.host = UrlHost.of(in, in.string());
        source.remote = true;
      })
      .optional("file_id", (in, source) -> BlockReading.file(in, source.request))
      .optional("content", (in, source) -> BlockReading.content(in, source.request))
      .build();

  private final MessagesRequest request;
  private String type = "";
  private boolean remote;
  private String host = "";
  private long bytes;

  private SourceReading(MessagesRequest request) {
    this.request = request;
  }

  /** Reads a source; what it is of is known only at the end of its block. */
  static SourceReading read(JsonReader in, MessagesRequest request) {
    SourceReading source = new SourceReading(request);
    in.object(SHAPE, source);
    if (source.remote != source.type.equals(URL)) {
      throw in.fault("unsupported_value", "url goes with the type url");
    }
    return source;
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = decodedBytes;
  }

  void addTo(String kind) {
    if (remote) {
      request.media.add(new Media(kind, true, host, 0));
    } else if (type.equals(TEXT)) {
      request.textBytes += bytes;
    } else if (type.equals(BASE64) || bytes > 0) {
      request.media.add(new Media(kind, false, "", bytes));
    }
  }

  /** Makes a reference to a file that Anthropic keeps. */
  static Reference file(String id) {
    return new Reference("file", id, Reference.Effect.CARRIES);
  }
}
