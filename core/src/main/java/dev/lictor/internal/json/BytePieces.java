package dev.lictor.internal.json;

import java.nio.ByteBuffer;

/** Shows the bytes of any buffer as pieces of arrays. Not instantiable; all functions are pure. */
public final class BytePieces {

  private static final int PIECE_BYTES = 8192;

  private BytePieces() {}

  /** Takes one piece. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes bytes from one index up to another.
     *
     * @param bytes valid until this method returns, and not to be changed
     * @param shift what makes an index in the array one in the buffer, counted from the buffer's position
     */
    void piece(byte[] bytes, int from, int to, int shift);
  }

  /** Shows the bytes between position and limit in their order; neither they nor the position are changed. */
  public static void of(ByteBuffer buffer, Taker taker) {
    int start = buffer.position();
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + start;
      taker.piece(buffer.array(), from, from + buffer.remaining(), -from);
      return;
    }
    byte[] piece = new byte[Math.min(PIECE_BYTES, buffer.remaining())];
    for (int i = start; i < buffer.limit(); i += piece.length) {
      int size = Math.min(piece.length, buffer.limit() - i);
      buffer.get(i, piece, 0, size);
      taker.piece(piece, 0, size, i - start);
    }
  }
}
