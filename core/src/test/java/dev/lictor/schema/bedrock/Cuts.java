package dev.lictor.schema.bedrock;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Bytes given in pieces, each in an array of its own that is overwritten once it has been looked at. */
final class Cuts {

  private Cuts() {}

  /** Passes the bytes on, cut at the given places, which rise. */
  static void pass(byte[] bytes, Onward to, int... cuts) {
    int from = 0;
    for (int cut : cuts) {
      piece(bytes, to, from, cut);
      from = cut;
    }
    piece(bytes, to, from, bytes.length);
  }

  private static void piece(byte[] bytes, Onward to, int from, int until) {
    byte[] piece = new byte[until - from + 2];
    System.arraycopy(bytes, from, piece, 1, until - from);
    to.pass(piece, 1, piece.length - 1);
    Arrays.fill(piece, (byte) '\'');
  }

  /** Returns a few places, the same for the same seed. */
  static int[] random(byte[] bytes, long seed) {
    return new Random(seed).ints(5, 0, bytes.length + 1).sorted().toArray();
  }

  /** Returns all places. */
  static int[] everywhere(byte[] bytes) {
    return IntStream.range(0, bytes.length).toArray();
  }
}
