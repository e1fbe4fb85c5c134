package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;

/**
 * Finds the provider's event in the payload of a frame of {@code invoke-with-response-stream}, <code>
 * {"bytes":"<base64>","p":"<padding>"}</code>, and passes its bytes on as they flow by. Its memory does not grow with them, no
 * bytes make it throw, and what it passes on is the same however they are cut. Confined to one call.
 *
 * <p>Source: AWS's model of the Bedrock runtime ({@code PayloadPart}); the padding hides the length of a token.
 */
final class ChunkPayload implements PathListener {

  private static final WantedPath PAYLOAD = WantedPath.within("", WantedPath.flowing("bytes", 0));

  private final PathScanner scanner = new PathScanner(PAYLOAD, this);
  private final Base64Flow event;
  private int values; // that stood at the place

  ChunkPayload(Onward event) {
    this.event = new Base64Flow(event);
  }

  /** Looks at the next bytes of the payload. */
  void pass(byte[] bytes, int from, int to) {
    scanner.pass(bytes, from, to);
  }

  /**
   * Says that the payload ends; another may begin.
   *
   * @return whether it was whole and one event stood in it; if not, what was passed on does not count
   */
  boolean ends() {
    boolean decoded = event.ends();
    boolean whole = decoded && scanner.complete() && values == 1;
    scanner.restart();
    values = 0;
    return whole;
  }

  @Override
  public void flows(int id, byte[] bytes, int from, int to) {
    event.pass(bytes, from, to);
  }

  @Override
  public void value(int id, JsonType type, String text) {
    values += type == JsonType.STRING ? 1 : 2;
  }

  @Override
  public void opens(int id) {
    values += 2;
  }

  @Override
  public void closes(int id) {}
}
