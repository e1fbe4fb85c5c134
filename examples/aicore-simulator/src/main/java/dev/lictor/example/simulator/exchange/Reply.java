package dev.lictor.example.simulator.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * An answer on its way: status, headers, the body's pieces, and the model run behind it. Confined to one call.
 *
 * @param status the HTTP status
 * @param headers header lines but for those about framing, which the server adds
 * @param body the body
 * @param run the model run that this answer is about, if any
 */
public record Reply(int status, List<HeaderField> headers, Chunks body, Optional<ModelRun> run) {
  /** Keeps its own copy of the headers. */
  public Reply {
    headers = List.copyOf(headers);
  }

  /** Makes a JSON answer. */
  public static Reply json(int status, JsonNode node) {
    return of(status, "application/json", Json.bytes(node));
  }

  /** Makes an answer of plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes an answer of bytes. */
  public static Reply of(int status, String contentType, byte[] bytes) {
    return stream(status, contentType, Chunks.whole(bytes));
  }

  /** Makes an answer without content. */
  public static Reply empty(int status) {
    return new Reply(status, List.of(), Chunks.whole(new byte[0]), Optional.empty());
  }

  /** Makes a stream of server-sent events, each piece being one of them. */
  public static Reply events(Iterator<byte[]> events) {
    return stream(200, "text/event-stream", Chunks.each(events)).with("cache-control", "no-cache");
  }

  /** Makes a stream of server-sent events that can break off with an error event. */
  public static Reply events(Iterator<byte[]> events, byte[] error) {
    return stream(200, "text/event-stream", Chunks.each(events, error))
        .with("cache-control", "no-cache");
  }

  /** Makes an answer whose body is made as it is sent. */
  public static Reply stream(int status, String contentType, Chunks body) {
    return new Reply(
        status, List.of(new HeaderField("content-type", contentType)), body, Optional.empty());
  }

  /** Adds a header line. */
  public Reply with(String name, String value) {
    List<HeaderField> more = new ArrayList<>(headers);
    more.add(new HeaderField(name, value));
    return new Reply(status, more, body, run);
  }

  /** Names the model run behind this answer. */
  public Reply about(ModelRun modelRun) {
    return new Reply(status, headers, body, Optional.of(modelRun));
  }

  /** Compresses the body and says so. */
  public Reply gzipped() {
    return new Reply(status, headers, new GzippedChunks(body), run)
        .with("content-encoding", "gzip");
  }
}
