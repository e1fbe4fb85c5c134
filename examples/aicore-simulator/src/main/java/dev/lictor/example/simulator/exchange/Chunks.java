package dev.lictor.example.simulator.exchange;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The pieces that a reply's body is sent in, made when they are asked for. Confined to one call. */
public interface Chunks {
  /** Returns the length of all pieces together in bytes, or -1 if it is not known before the end. */
  long length();

  /** Makes the next piece; null after the last. The array belongs to the taker. */
  byte @Nullable [] next();

  /** Makes a body of one piece. */
  static Chunks whole(byte[] bytes) {
    return of(
        bytes.length == 0
            ? java.util.Collections.emptyIterator()
            : java.util.List.of(bytes).iterator(),
        bytes.length);
  }

  /** Makes a body of pieces whose total length is not announced. */
  static Chunks each(Iterator<byte[]> pieces) {
    return of(pieces, -1);
  }

  private static Chunks of(Iterator<byte[]> pieces, long length) {
    return new Chunks() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public byte @Nullable [] next() {
        return pieces.hasNext() ? pieces.next() : null;
      }
    };
  }
}
