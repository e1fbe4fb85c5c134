package dev.lictor.example.simulator.exchange;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The pieces that a reply's body is sent in, made when they are asked for. Confined to one call. */
public interface Chunks {
  /** Returns the length of all pieces together in bytes, or -1 if it is not known before the end. */
  long length();

  /** Makes the next piece; null after the last. The array belongs to the taker. */
  byte @Nullable [] next();

  /**
   * Makes the piece by which this body's dialect says that the rest will not come; null if it has no such piece. No piece follows
   * it.
   */
  default byte @Nullable [] breakOff() {
    return null;
  }

  /** Makes a body of pieces whose total length is not announced, and that can break off with an error of its dialect. */
  static Chunks each(Iterator<byte[]> pieces, byte[] error) {
    Chunks ordinary = each(pieces);
    return new Chunks() {
      @Override
      public long length() {
        return -1;
      }

      @Override
      public byte @Nullable [] next() {
        return ordinary.next();
      }

      @Override
      public byte[] breakOff() {
        return error.clone();
      }
    };
  }

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
