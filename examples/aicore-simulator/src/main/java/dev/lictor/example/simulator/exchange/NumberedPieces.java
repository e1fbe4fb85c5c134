package dev.lictor.example.simulator.exchange;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** Pieces of a body, each made from its number when it is asked for. Confined to one call. */
public final class NumberedPieces implements Iterator<byte[]> {
  private final int count;
  private final IntFunction<byte[]> piece;
  private int next;

  /**
   * Starts with piece 0.
   *
   * @param count how many there are
   * @param piece makes one
   */
  public NumberedPieces(int count, IntFunction<byte[]> piece) {
    this.count = count;
    this.piece = piece;
  }

  @Override
  public boolean hasNext() {
    return next < count;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return piece.apply(next++);
  }
}
