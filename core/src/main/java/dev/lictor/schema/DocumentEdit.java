package dev.lictor.schema;

import dev.lictor.internal.json.BytePieces;
import dev.lictor.internal.json.EmptyingListener;
import dev.lictor.internal.json.EmptyingScanner;
import dev.lictor.internal.json.WantedPath;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Empties places of an answer that is one JSON document, and holds nothing back. A document that breaks ends where it broke: there
 * is no frame for an error in it, so the answer is to be cut off. An answer without bytes is whole. Confined to one call.
 */
public final class DocumentEdit implements AnswerEdit {

  private final EmptyingScanner scanner;
  private final Gaps gaps = new Gaps();
  private boolean begun;

  /**
   * Creates an edit.
   *
   * @param emptied the places to be emptied, as an {@link EmptyingScanner} takes them
   */
  public DocumentEdit(WantedPath emptied) {
    scanner = new EmptyingScanner(emptied, gaps);
  }

  @Override
  public boolean pass(ByteBuffer bytes, Consumer<ByteBuffer> out) {
    if (scanner.broken()) {
      return false;
    }
    begun |= bytes.hasRemaining();
    gaps.begin(bytes, out);
    BytePieces.of(bytes, gaps);
    gaps.keepUpTo(gaps.sound);
    gaps.begin(null, out);
    return !scanner.broken();
  }

  @Override
  public boolean end(Consumer<ByteBuffer> out) {
    return scanner.complete() || !begun;
  }

  /** Gives out what lies between the emptied values of one buffer, and their empty forms. */
  private final class Gaps implements EmptyingListener, BytePieces.Taker {

    private @Nullable ByteBuffer buffer;
    private Consumer<ByteBuffer> out = bytes -> {};
    private int shift;
    private int kept; // the index in the buffer from which on bytes are kept
    private int sound; // the index up to which they were looked at and are not broken

    void begin(@Nullable ByteBuffer bytes, Consumer<ByteBuffer> taker) {
      buffer = bytes;
      out = taker;
      kept = 0;
      sound = 0;
    }

    @Override
    public void piece(byte[] bytes, int from, int to, int pieceShift) {
      if (!scanner.broken()) {
        shift = pieceShift;
        sound = scanner.pass(bytes, from, to) + shift;
      }
    }

    void keepUpTo(int end) {
      if (!scanner.hiding() && buffer != null && end > kept) {
        out.accept(buffer.slice(buffer.position() + kept, end - kept));
      }
    }

    @Override
    public void begins(int at, byte[] empty) {
      if (buffer != null && at + shift > kept) {
        out.accept(buffer.slice(buffer.position() + kept, at + shift - kept));
      }
      out.accept(ByteBuffer.wrap(empty.clone()));
    }

    @Override
    public void ends(int behind) {
      kept = behind + shift;
    }
  }
}
