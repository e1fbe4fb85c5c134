package dev.lictor.schema.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.AnswerEdit;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream that is edited, and what came out. */
final class EditedStream {

  static final WantedPath SECRET = WantedPath.within(
      "",
      WantedPath.at("secret", 0),
      WantedPath.within("error", WantedPath.at("secret", 0)).orElements());
  private static final Redaction REDACTION =
      Redaction.of(SECRET, "error: !\n\n".getBytes(StandardCharsets.ISO_8859_1));

  enum Kind {
    DROPPING,
    EMPTYING,
    EMPTYING_100_BYTES,
    BOTH;

    AnswerEdit edit() {
      return switch (this) {
        case DROPPING -> EventEdit.dropping(UsageOnly.WANTED, new UsageOnly());
        case EMPTYING -> EventEdit.emptying(REDACTION);
        case EMPTYING_100_BYTES -> EventEdit.emptying(REDACTION.withMaxEventBytes(100));
        case BOTH -> EventEdit.droppingAndEmptying(UsageOnly.WANTED, new UsageOnly(), REDACTION);
      };
    }
  }

  /** Drops events that have a usage and choices of which there are none. */
  private static final class UsageOnly implements EventJudge {

    private static final int USAGE = 0;
    private static final int CHOICES = 1;
    static final WantedPath WANTED = WantedPath.within(
        "", WantedPath.at("usage", USAGE), WantedPath.at("choices", CHOICES).orElements());

    private boolean usage;
    private boolean choice;

    @Override
    public void opens(int id) {
      usage |= id == USAGE;
      choice |= id == CHOICES;
    }

    @Override
    public void closes(int id) {}

    @Override
    public void value(int id, JsonType type, String text) {
      choice |= id == CHOICES;
    }

    @Override
    public void restart() {
      usage = false;
      choice = false;
    }

    @Override
    public boolean keeps() {
      return choice;
    }

    @Override
    public boolean drops() {
      return usage;
    }
  }

  private final AnswerEdit edit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean whole;

  private EditedStream(Kind kind) {
    this.edit = kind.edit();
  }

  static EditedStream open(Kind kind) {
    return new EditedStream(kind);
  }

  /** Edits a whole stream that comes in pieces, in buffers of any kind that are overwritten when they were read. */
  static EditedStream of(Kind kind, byte[] stream, int... cuts) {
    EditedStream edited = new EditedStream(kind);
    int from = 0;
    for (int cut : cuts) {
      edited.pass(piece(stream, from, cut, ByteBuffer.allocate(cut - from + 3)));
      from = cut;
    }
    edited.pass(piece(stream, from, stream.length, ByteBuffer.allocateDirect(stream.length + 3)));
    edited.whole = edited.end();
    return edited;
  }

  private static ByteBuffer piece(byte[] stream, int from, int to, ByteBuffer buffer) {
    return buffer.position(2).put(stream, from, to - from).flip().position(2);
  }

  private boolean pass(ByteBuffer bytes) {
    int position = bytes.position();
    List<ByteBuffer> given = new ArrayList<>();
    boolean goesOn = edit.pass(bytes, given::add);
    assertThat(bytes.position()).isEqualTo(position);
    given.forEach(this::take);
    while (bytes.hasRemaining()) {
      bytes.put((byte) '#');
    }
    return goesOn;
  }

  boolean pass(String text) {
    return pass(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  boolean end() {
    List<ByteBuffer> given = new ArrayList<>();
    boolean ended = edit.end(given::add);
    given.forEach(this::take);
    return ended;
  }

  private void take(ByteBuffer bytes) {
    assertThat(bytes.hasRemaining()).isTrue();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    out.writeBytes(copy);
  }

  String text() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  boolean whole() {
    return whole;
  }
}
