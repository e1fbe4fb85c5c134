package dev.lictor.schema.sse;

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

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] NAME = {'d', 'a', 't', 'a'};
  private static final int PIECE_BYTES = 8192;

  private enum State {
    MARK,
    NAME,
    FIRST_OF_VALUE,
    VALUE,
    OTHER
  }

  private final DataListener listener;
  private State state = State.MARK;
  private int matched; // bytes of the mark, or of the field's name
  private boolean afterReturn;
  private boolean hasData; // a line of data has begun in this event

  /** Creates a splitter. */
  public EventSplitter(DataListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Looks at the next bytes; neither they nor the position are changed. */
  public void pass(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.position();
      pass(bytes.array(), from, from + bytes.remaining());
      return;
    }
    byte[] piece = new byte[Math.min(PIECE_BYTES, bytes.remaining())];
    for (int i = bytes.position(); i < bytes.limit(); i += piece.length) {
      int size = Math.min(piece.length, bytes.limit() - i);
      bytes.get(i, piece, 0, size);
      pass(piece, 0, size);
    }
  }

  private void pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      byte c = bytes[i];
      if (c == '\n' || c == '\r') {
        if (c == '\r' || !afterReturn) {
          lineEnds();
        }
        afterReturn = c == '\r';
        i++;
        continue;
      }
      afterReturn = false;
      switch (state) {
        case VALUE -> i = value(bytes, i, to);
        case OTHER -> i = lineEnd(bytes, i, to);
        case FIRST_OF_VALUE -> {
          state = State.VALUE;
          i += c == ' ' ? 1 : 0;
        }
        case MARK -> i += mark(c) ? 1 : 0;
        case NAME -> {
          name(c);
          i++;
        }
      }
    }
  }

  private int value(byte[] bytes, int from, int to) {
    int end = lineEnd(bytes, from, to);
    listener.data(bytes, from, end);
    return end;
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Returns whether the byte belongs to the mark; if not, the first line has begun with it or before it. */
  private boolean mark(byte c) {
    if (c == MARK[matched]) {
      if (++matched == MARK.length) {
        begin(State.NAME);
      }
      return true;
    }
    begin(matched == 0 ? State.NAME : State.OTHER);
    return false;
  }

  private void name(byte c) {
    if (matched == NAME.length && c == ':') {
      hasData = true;
      begin(State.FIRST_OF_VALUE);
    } else if (matched == NAME.length || c != NAME[matched++]) {
      begin(State.OTHER);
    }
  }

  private void begin(State next) {
    state = next;
    matched = 0;
  }

  private void lineEnds() {
    boolean blank = matched == 0 && (state == State.NAME || state == State.MARK);
    boolean bareName = state == State.NAME && matched == NAME.length;
    if (bareName) {
      hasData = true;
    }
    if (bareName || state == State.FIRST_OF_VALUE || state == State.VALUE) {
      listener.lineEnds();
    }
    begin(State.NAME);
    if (blank && hasData) {
      hasData = false;
      listener.eventEnds();
    }
  }

  /** Says that no bytes come after: what is open ends. */
  public void end() {
    lineEnds();
    if (hasData) {
      hasData = false;
      listener.eventEnds();
    }
  }
}
