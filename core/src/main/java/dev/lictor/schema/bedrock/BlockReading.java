package dev.lictor.schema.bedrock;

import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import dev.lictor.schema.UrlHost;

/**
 * A block of content of {@code converse} (AWS's model of the Bedrock runtime, {@code ContentBlock}, with the members that came later:
 * audio, cache points, citations, search results). Its only key says what it is. Confined to one call.
 */
final class BlockReading {

  private static final ObjectShape<Source> S3 = ObjectShape.<Source>builder()
      .required("uri", Source::bucket)
      .optional("bucketOwner", Request::unseen)
      .build();

  private static final ObjectShape<Source> SOURCE = ObjectShape.<Source>builder()
      .optional("bytes", (in, source) -> in.text(source))
      .optional("s3Location", (in, source) -> in.object(S3, source))
      .optional("text", (in, source) -> in.text(source.request))
      .optional("content", (in, source) -> blocks(in, source.request))
      .build();

  private static final ObjectShape<Request> CITATIONS = ObjectShape.<Request>builder()
      .optional("enabled", (in, request) -> request.open |= in.bool())
      .build();

  private static final ObjectShape<Request> GUARDED_TEXT = ObjectShape.<Request>builder()
      .required("text", (in, request) -> in.text(request))
      .optional("qualifiers", Request::unseen)
      .build();

  private static final ObjectShape<Request> GUARDED = ObjectShape.<Request>builder()
      .optional("text", (in, request) -> in.object(GUARDED_TEXT, request))
      .optional("image", (in, request) -> media(in, request, "image"))
      .build();

  private static final ObjectShape<Request> TOOL_USE = ObjectShape.<Request>builder()
      .required("toolUseId", Request::rewritten)
      .required("name", Request::rewritten)
      .required("input", Request::rewritten)
      .optional("type", BlockReading::ofSystemTool)
      .build();

  private static final ObjectShape<Request> TOOL_RESULT = ObjectShape.<Request>builder()
      .required("toolUseId", Request::rewritten)
      .required("content", BlockReading::blocks)
      .optional("status", Request::rewritten)
      .optional("type", BlockReading::ofSystemTool)
      .build();

  private static final ObjectShape<Request> REASONING_TEXT = ObjectShape.<Request>builder()
      .required("text", (in, request) -> in.text(request))
      .optional("signature", (in, request) -> in.text(request))
      .build();

  private static final ObjectShape<Request> REASONING = ObjectShape.<Request>builder()
      .optional("reasoningText", (in, request) -> in.object(REASONING_TEXT, request))
      .optional("redactedContent", (in, request) -> in.text(request))
      .build();

  private static final ObjectShape<Request> CITED = ObjectShape.<Request>builder()
      .optional("content", BlockReading::blocks)
      .optional("citations", Request::rewritten)
      .build();

  private static final ObjectShape<Request> SEARCH_RESULT = ObjectShape.<Request>builder()
      .required("source", (in, request) -> in.text(request))
      .required("title", (in, request) -> in.text(request))
      .required("content", BlockReading::blocks)
      .optional("citations", BlockReading::citations)
      .build();

  private static final ObjectShape<Request> BLOCK = ObjectShape.<Request>builder()
      .optional("text", (in, request) -> in.text(request))
      .optional("image", (in, request) -> media(in, request, "image"))
      .optional("document", (in, request) -> media(in, request, "file"))
      .optional("video", (in, request) -> media(in, request, "video"))
      .optional("audio", (in, request) -> media(in, request, "audio"))
      .optional("json", Request::rewritten)
      .optional("toolUse", (in, request) -> in.object(TOOL_USE, request))
      .optional("toolResult", (in, request) -> {
        request.toolResults++;
        in.object(TOOL_RESULT, request);
      })
      .optional("guardContent", (in, request) -> {
        request.guarded = true;
        in.object(GUARDED, request);
      })
      .optional("cachePoint", Request::unseen)
      .optional("reasoningContent", (in, request) -> in.object(REASONING, request))
      .optional("citationsContent", (in, request) -> in.object(CITED, request))
      .optional("searchResult", (in, request) -> in.object(SEARCH_RESULT, request))
      .build();

  private BlockReading() {}

  /** Reads a list of blocks. */
  static void blocks(JsonReader in, Request request) {
    in.array(
        (reader, state) -> {
          state.parts++;
          reader.object(BLOCK, state);
        },
        request);
  }

  /** Reads the type that only a tool of the provider's has. */
  private static void ofSystemTool(JsonReader in, Request request) {
    in.skip();
    request.open = true;
  }

  private static void citations(JsonReader in, Request request) {
    in.object(CITATIONS, request);
  }

  private static void media(JsonReader in, Request request, String kind) {
    Source source = new Source(request, kind);
    in.object(Source.MEDIA, source);
    source.add();
  }

  /** Where the bytes of an image, a document or the like come from. Confined to one call. */
  private static final class Source implements TextScan {

    static final ObjectShape<Source> MEDIA = ObjectShape.<Source>builder()
        .optional("format", Request::unseen)
        .optional("name", (in, source) -> in.text(source.request))
        .optional("context", (in, source) -> in.text(source.request))
        .optional("citations", (in, source) -> citations(in, source.request))
        .required("source", (in, source) -> in.object(SOURCE, source))
        .build();

    private final Request request;
    private final String kind;
    private long bytes = -1;
    private String bucket = "";
    private boolean remote;

    Source(Request request, String kind) {
      this.request = request;
      this.kind = kind;
    }

    @Override
    public void text(byte[] text, int from, int to, int decodedBytes) {
      bytes = decodedBytes;
    }

    private static void bucket(JsonReader in, Source source) {
      String uri = in.string();
      source.remote = true;
      source.bucket = UrlHost.of(in, uri);
      if (!uri.startsWith("s3://") || source.bucket.isEmpty()) {
        throw in.fault("ambiguous_url", "expected s3:// and the name of a bucket");
      }
      source.request.references.add(new Reference("s3_location", uri, Reference.Effect.CARRIES));
    }

    private void add() {
      if (remote) {
        request.media.add(new Media(kind, true, bucket, 0));
      }
      if (bytes >= 0) {
        request.media.add(new Media(kind, false, "", bytes));
      }
    }
  }
}
