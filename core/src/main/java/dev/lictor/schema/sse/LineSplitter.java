package dev.lictor.schema.sse;

import dev.lictor.internal.json.ByteRuns;
import java.util.Arrays;

/**
 * Finds the lines of an event stream in bytes that come in any pieces, and what they are. Lines end with {@code \n}, {@code \r\n} or
 * {@code \r}; a byte order mark in front is passed over. Confined to one call.
 */
final class LineSplitter {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] USUAL = {'d', 'a', 't', 'a', ':', ' '};
  private static final long NO_NAME = 1; // a name is its bytes behind this one
  private static final long DATA = name("data");
  private static final long EVENT = name("event");
  private static final long ID = name("id");
  private static final long RETRY = name("retry");
  private static final long LONGEST = 1L << 40;

  private enum State {
    MARK,
    NAME,
    FIRST_OF_DATA,
    DATA,
    REST
  }

  private final LineListener listener;
  private State state = State.MARK;
  private int marked; // bytes of the mark
  private long name = NO_NAME;
  private LineKind kind = LineKind.OTHER; // of the line whose rest comes
  private boolean afterReturn;

  LineSplitter(LineListener listener) {
    this.listener = listener;
  }

  private static long name(String ascii) {
    long name = NO_NAME;
    for (int i = 0; i < ascii.length(); i++) {
      name = (name << Byte.SIZE) | ascii.charAt(i);
    }
    return name;
  }

  /** Returns whether a comment has begun and not ended. */
  boolean inComment() {
    return state == State.REST && kind == LineKind.COMMENT;
  }

  /** Looks at the next bytes, from one index up to another; they are not changed. */
  void pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      byte c = bytes[i];
      if (c == '\n' || c == '\r') {
        if (c == '\n' && afterReturn) {
          listener.endGrows(i);
        } else {
          lineEnds(i, i + 1);
        }
        afterReturn = c == '\r';
        i++;
        continue;
      }
      afterReturn = false;
      switch (state) {
        case DATA -> i = data(bytes, i, to);
        case REST -> i = ByteRuns.lineEnd(bytes, i, to);
        case FIRST_OF_DATA -> {
          state = State.DATA;
          i += c == ' ' ? 1 : 0;
        }
        case MARK -> i += mark(c) ? 1 : 0;
        case NAME -> i = name(bytes, i, to);
      }
    }
  }

  private int data(byte[] bytes, int from, int to) {
    int end = ByteRuns.lineEnd(bytes, from, to);
    listener.data(bytes, from, end);
    return end;
  }

  /** Returns whether the byte belongs to the mark; if not, the first line has begun with it or before it. */
  private boolean mark(byte c) {
    if (c == MARK[marked]) {
      if (++marked == MARK.length) {
        state = State.NAME;
      }
      return true;
    }
    if (marked == 0) {
      state = State.NAME;
    } else {
      rest(LineKind.OTHER);
    }
    return false;
  }

  private int name(byte[] bytes, int at, int to) {
    int behind = at + USUAL.length;
    if (name == NO_NAME
        && behind <= to
        && Arrays.equals(bytes, at, behind, USUAL, 0, USUAL.length)) {
      state = State.DATA;
      return behind;
    }
    name(bytes[at]);
    return at + 1;
  }

  private void name(byte c) {
    if (c != ':') {
      if (name >= LONGEST) {
        rest(LineKind.OTHER);
      } else {
        name = (name << Byte.SIZE) | (c & 0xFF);
      }
    } else if (name == DATA) {
      state = State.FIRST_OF_DATA;
    } else {
      rest(name == NO_NAME ? LineKind.COMMENT : kindOfName());
    }
  }

  private LineKind kindOfName() {
    if (name == DATA) {
      return LineKind.DATA;
    } else if (name == RETRY) {
      return LineKind.RETRY;
    }
    return name == EVENT || name == ID ? LineKind.FIELD : LineKind.OTHER;
  }

  private void rest(LineKind of) {
    state = State.REST;
    kind = of;
  }

  private void lineEnds(int at, int behind) {
    LineKind ended =
        switch (state) {
          case MARK -> marked == 0 ? LineKind.BLANK : LineKind.OTHER;
          case NAME -> name == NO_NAME ? LineKind.BLANK : kindOfName();
          case FIRST_OF_DATA, DATA -> LineKind.DATA;
          case REST -> kind;
        };
    state = State.NAME;
    name = NO_NAME;
    listener.lineEnds(ended, at, behind);
  }

  /** Says that no bytes come after: the last line ends, which is blank if the stream ended behind a line. */
  void end() {
    lineEnds(0, 0);
  }
}
