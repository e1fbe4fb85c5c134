package dev.lictor.schema.sse;

import dev.lictor.internal.json.EmptyingListener;
import dev.lictor.internal.json.EmptyingScanner;
import dev.lictor.internal.json.PathScanner;
import org.jspecify.annotations.Nullable;

/**
 * The JSON document of the event that passes, which may stretch over several lines of data. It notes what is to be cut out of it.
 * Confined to one call.
 */
final class EventDocument implements EmptyingListener {

  /** What is known behind a line of data. */
  enum Ending {
    /** The document goes on, or has not begun. */
    NONE,
    /** It is whole. */
    WHOLE,
    /** The line was {@code [DONE]}. */
    MARK,
    /** It is none. */
    BROKEN
  }

  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
  private static final byte[] LINE_END = {'\n'};

  private final @Nullable PathScanner judged;
  private final @Nullable EmptyingScanner emptying;
  private final Cuts emptied = new Cuts();
  private int shift;
  private int matched; // bytes of the line that are those of [DONE]; -1 if one is not
  private boolean open;
  private boolean openBefore; // before the line
  private boolean suspended; // a cut ended with a line and goes on in the next

  EventDocument(@Nullable PathScanner judged, @Nullable Redaction redaction) {
    this.judged = judged;
    this.emptying = redaction == null ? null : new EmptyingScanner(redaction.emptied(), this);
  }

  /** Returns what is cut out of the document. */
  Cuts emptied() {
    return emptied;
  }

  /** Returns whether the document has begun. */
  boolean open() {
    return open;
  }

  /**
   * Looks at bytes of a line of data.
   *
   * @param toWindow what makes an index in the array one in the window
   */
  void data(byte[] bytes, int from, int to, int toWindow) {
    for (int i = from; i < to && matched >= 0; i++) {
      matched = matched < DONE.length && bytes[i] == DONE[matched] ? matched + 1 : -1;
    }
    for (int i = from; i < to && !open; i++) {
      open = bytes[i] != ' ' && bytes[i] != '\t';
    }
    if (suspended) {
      suspended = false;
      emptied.open(from + toWindow, null);
    }
    scan(bytes, from, to, toWindow);
  }

  private void scan(byte[] bytes, int from, int to, int toWindow) {
    shift = toWindow;
    if (judged != null) {
      judged.pass(bytes, from, to);
    }
    if (emptying != null) {
      emptying.pass(bytes, from, to);
    }
  }

  /** Says that a line of data ends before the byte at an index of the window. */
  Ending lineEnds(int at) {
    boolean mark = matched == DONE.length;
    boolean before = openBefore;
    matched = 0;
    openBefore = open;
    if (mark) {
      return before ? Ending.BROKEN : Ending.MARK;
    } else if (!open) {
      return Ending.NONE;
    }
    scan(LINE_END, 0, 1, at);
    if (emptying != null && emptying.hiding() && !suspended) {
      suspended = true;
      emptied.close(at);
    }
    boolean whole = emptying != null ? emptying.complete() : judged == null || judged.complete();
    boolean broken = emptying != null ? emptying.broken() : judged != null && judged.broken();
    return whole ? Ending.WHOLE : broken ? Ending.BROKEN : Ending.NONE;
  }

  @Override
  public void begins(int at, byte[] empty) {
    emptied.open(at + shift, empty);
  }

  @Override
  public void ends(int behind) {
    if (!suspended) {
      emptied.close(behind + shift);
    }
  }

  /** Forgets the document; another begins. */
  void restart() {
    open = false;
    openBefore = false;
    suspended = false;
    emptied.clear();
    if (judged != null) {
      judged.restart();
    }
    if (emptying != null) {
      emptying.restart();
    }
  }
}
