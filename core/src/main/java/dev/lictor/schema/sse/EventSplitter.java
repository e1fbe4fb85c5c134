package dev.lictor.schema.sse;

import dev.lictor.internal.json.BytePieces;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Finds the data of server-sent events in bytes that come in any pieces. It keeps a few numbers and no bytes, however long an event
 * is, and its listener hears the same however the bytes are cut, but for the cuts within a line.
 *
 * <p>Lines end with {@code \n}, {@code \r\n} or {@code \r}; a byte order mark in front, comments and fields other than {@code data}
 * are passed over. Unlike a browser it counts an event that the end of the answer, not a blank line, ends. Confined to one call.
 */
public final class EventSplitter {

  private final DataListener listener;
  private final LineSplitter lines = new LineSplitter(new Lines());
  private final BytePieces.Taker pieces = (array, from, to, shift) -> lines.pass(array, from, to);
  private boolean hasData; // a line of data has ended in this event

  /** Creates a splitter. */
  public EventSplitter(DataListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Looks at the next bytes; neither they nor the position are changed. */
  public void pass(ByteBuffer bytes) {
    BytePieces.of(bytes, pieces);
  }

  /** Says that no bytes come after: what is open ends. */
  public void end() {
    lines.end();
    eventEnds();
  }

  private void eventEnds() {
    if (hasData) {
      hasData = false;
      listener.eventEnds();
    }
  }

  private final class Lines implements LineListener {

    @Override
    public void data(byte[] bytes, int from, int to) {
      listener.data(bytes, from, to);
    }

    @Override
    public void lineEnds(LineKind kind, int at, int behind) {
      if (kind == LineKind.DATA) {
        hasData = true;
        listener.lineEnds();
      } else if (kind == LineKind.BLANK) {
        eventEnds();
      }
    }

    @Override
    public void endGrows(int at) {}
  }
}
