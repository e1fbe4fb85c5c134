package dev.lictor.schema.sse;

import dev.lictor.internal.json.BytePieces;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.AnswerEdit;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Drops events from a stream of server-sent events, or empties places in them. All else stays as it is, in its order: other events,
 * comments, {@code retry}, line ends.
 *
 * <p>An event ends with its blank line. A line of data behind which a JSON document is whole ends one too, because some services put a
 * single line end between events (see {@link JsonEvents}). With an event that is dropped go its other fields and its blank line; its
 * comments and {@code retry} stay.
 *
 * <p>An event is held until it is decided, and no longer: a judge that sees early that it stays lets it through at once, and one of
 * more than {@value #MAX_HELD_BYTES} bytes stays. Where places are emptied, an event is held until it was read whole. One that is no
 * JSON document (nor {@code [DONE]}, nor without data), or too long, or a line that the format does not know, then ends the stream
 * with the dialect's error frame, since nobody can say what is in it. Confined to one call.
 */
public final class EventEdit implements AnswerEdit {

  /** How many bytes of an event are held to see whether it is dropped. */
  public static final int MAX_HELD_BYTES = 64 * 1024;

  private static final byte[] BLANK_LINE = {'\n', '\n'}; // two, because a '\r' may stand before it

  private final @Nullable EventJudge judge;
  private final @Nullable Redaction redaction;
  private final int maxBytes;
  private final LineSplitter lines = new LineSplitter(new Lines());
  private final Window window = new Window();
  private final EventDocument document;
  private final Cuts droppable = new Cuts(); // of the event that is not decided
  private int shift; // makes an index in an array one in the window
  private int decided; // all before it is, in the window
  private int lineStart;
  private boolean pending; // a line of the event that is not decided has ended
  private boolean lineDroppable; // the line that ended last, if it is pending
  private boolean lineDropped; // the line that ended last, if it is decided
  private boolean passing; // the event that is not over stays
  private boolean keptData; // since the last blank line
  private boolean droppedData; // since the last blank line
  private boolean failed;

  private EventEdit(
      @Nullable WantedPath wanted, @Nullable EventJudge judge, @Nullable Redaction redaction) {
    this.judge = judge;
    this.redaction = redaction;
    this.maxBytes = redaction == null ? MAX_HELD_BYTES : redaction.maxEventBytes();
    this.document = new EventDocument(
        wanted == null || judge == null ? null : new PathScanner(wanted, judge), redaction);
  }

  /**
   * Returns an edit that drops events.
   *
   * @param wanted what the judge hears of each event
   */
  public static EventEdit dropping(WantedPath wanted, EventJudge judge) {
    return new EventEdit(wanted, judge, null);
  }

  /** Returns an edit that empties places in events. */
  public static EventEdit emptying(Redaction redaction) {
    return new EventEdit(null, null, redaction);
  }

  /**
   * Returns an edit that drops events and empties places in the others.
   *
   * @param wanted what the judge hears of each event
   */
  public static EventEdit droppingAndEmptying(
      WantedPath wanted, EventJudge judge, Redaction redaction) {
    return new EventEdit(wanted, judge, redaction);
  }

  @Override
  public boolean pass(ByteBuffer bytes, Consumer<ByteBuffer> out) {
    if (failed) {
      return false;
    }
    window.add(bytes);
    BytePieces.of(bytes, (array, from, to, pieceShift) -> {
      shift = pieceShift + window.heldBytes();
      lines.pass(array, from, to);
    });
    return release(out);
  }

  @Override
  public boolean end(Consumer<ByteBuffer> out) {
    if (failed) {
      return false;
    }
    shift = window.end();
    lines.end();
    if (!failed && !passing && decided < window.end()) {
      blankLine(window.end());
    }
    return release(out);
  }

  private boolean release(Consumer<ByteBuffer> out) {
    int end = window.end();
    if (!failed && !passing) {
      if (!pending && lines.inComment()) {
        decided = end;
      } else if (end - decided > maxBytes) {
        tooLong();
      }
    }
    if (passing && !failed) {
      decided = end;
    }
    window.release(decided, out);
    if (failed) {
      fail(out);
      return false;
    }
    window.hold(decided);
    droppable.rebase(decided);
    document.emptied().rebase(decided);
    lineStart -= decided;
    decided = 0;
    return true;
  }

  private void fail(Consumer<ByteBuffer> out) {
    if (keptData) {
      out.accept(ByteBuffer.wrap(BLANK_LINE.clone()));
    }
    if (redaction != null) {
      out.accept(redaction.errorFrame());
    }
  }

  private void tooLong() {
    if (redaction != null) {
      failed = true;
    } else {
      stays();
    }
  }

  private void stays() {
    passing = true;
    droppable.clear();
  }

  private void dataLine(int at, int end) {
    EventDocument.Ending ending = document.lineEnds(at);
    if (ending != EventDocument.Ending.NONE) {
      decide(ending, end);
    }
  }

  private void blankLine(int end) {
    if (document.open()) {
      decide(EventDocument.Ending.BROKEN, end);
    } else {
      take(droppedData && !keptData && !passing && end - decided <= maxBytes, end);
    }
    if (!failed) {
      keptData = false;
      droppedData = false;
    }
  }

  private void decide(EventDocument.Ending ending, int end) {
    if (redaction != null && ending == EventDocument.Ending.BROKEN) {
      failed = true;
      return;
    }
    boolean drops = ending == EventDocument.Ending.WHOLE
        && !passing
        && end - decided <= maxBytes
        && judge != null
        && !judge.keeps()
        && judge.drops();
    take(drops, end);
    keptData |= !drops;
    droppedData |= drops;
  }

  /** Decides all before an index of the window. */
  private void take(boolean drops, int end) {
    window.cuts().addAll(drops ? droppable : document.emptied());
    decided = end;
    pending = false;
    passing = false;
    lineDropped = drops;
    droppable.clear();
    document.restart();
    if (judge != null) {
      judge.restart();
    }
  }

  private final class Lines implements LineListener {

    @Override
    public void data(byte[] bytes, int from, int to) {
      if (!failed) {
        document.data(bytes, from, to, shift);
        if (!passing && redaction == null && judge != null && judge.keeps()) {
          stays();
        }
      }
    }

    @Override
    public void lineEnds(LineKind kind, int at, int behind) {
      int end = behind + shift;
      boolean comment = kind == LineKind.COMMENT && !pending;
      failed |=
          redaction != null && (kind == LineKind.OTHER || (!comment && end - decided > maxBytes));
      if (failed) {
        return;
      }
      if (kind == LineKind.COMMENT || kind == LineKind.RETRY) {
        lineStays(end);
      } else {
        pending = true;
        lineDroppable = true;
        if (!passing) {
          droppable.add(lineStart, end);
        }
        if (kind == LineKind.DATA) {
          dataLine(at + shift, end);
        } else if (kind == LineKind.BLANK) {
          blankLine(end);
        }
      }
      lineStart = end;
    }

    private void lineStays(int end) {
      lineDroppable = false;
      if (!pending) {
        passing = false;
        lineDropped = false;
        decided = end;
      }
    }

    @Override
    public void endGrows(int at) {
      if (failed) {
        return;
      }
      int from = at + shift;
      if (!pending) {
        if (lineDropped) {
          window.cuts().add(from, from + 1);
        }
        decided = from + 1;
      } else if (lineDroppable && !passing) {
        droppable.add(from, from + 1);
      }
      lineStart = from + 1;
    }
  }
}
