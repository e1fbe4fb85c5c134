package dev.lictor.schema.sse;

import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import java.nio.ByteBuffer;

/**
 * Follows the JSON documents in server-sent events as they flow by, and notices the closing {@code [DONE]}.
 *
 * <p>A document may stretch over several lines of data. A line that begins behind a whole document begins another, because some
 * services put a single line end between events (orchestration, fixtures of SAP's Java SDK). Confined to one call.
 */
public final class JsonEvents {

  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
  private static final byte[] LINE_END = {'\n'};

  private final PathScanner scanner;
  private final JsonListener listener;
  private final EventSplitter splitter = new EventSplitter(new Lines());
  private boolean open; // a document has begun
  private boolean done;

  /**
   * Creates a reader.
   *
   * @param wanted what is wanted of each document
   */
  public JsonEvents(WantedPath wanted, JsonListener listener) {
    this.scanner = new PathScanner(wanted, listener);
    this.listener = listener;
  }

  /** Looks at the next bytes; neither they nor the position are changed. */
  public void pass(ByteBuffer bytes) {
    splitter.pass(bytes);
  }

  /** Says that no bytes come after. */
  public void end() {
    splitter.end();
  }

  /** Returns whether a line of data was {@code [DONE]}. */
  public boolean done() {
    return done;
  }

  private final class Lines implements DataListener {

    private int matched; // bytes of the line that are those of [DONE]; -1 if one is not
    private boolean before; // a document was open before the line

    @Override
    public void data(byte[] bytes, int from, int to) {
      for (int i = from; i < to && matched >= 0; i++) {
        matched = matched < DONE.length && bytes[i] == DONE[matched] ? matched + 1 : -1;
      }
      scanner.pass(bytes, from, to);
      open = true;
    }

    @Override
    public void lineEnds() {
      boolean mark = matched == DONE.length;
      matched = 0;
      if (mark) {
        done = true;
        ends(before, false);
      } else {
        scanner.pass(LINE_END, 0, 1);
        if (scanner.complete() || scanner.broken()) {
          ends(open, scanner.complete());
        }
      }
      before = open;
    }

    @Override
    public void eventEnds() {
      ends(open, false);
      before = false;
    }

    private void ends(boolean wasOpen, boolean whole) {
      open = false;
      scanner.restart();
      if (wasOpen) {
        listener.documentEnds(whole);
      }
    }
  }
}
