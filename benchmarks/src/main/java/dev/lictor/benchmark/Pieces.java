package dev.lictor.benchmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Streams cut into pieces. Not instantiable; all functions are pure. */
final class Pieces {

  private static final int READ_BYTES = 16 << 10;

  private Pieces() {}

  /** Cuts behind each event. */
  static ByteBuffer[] events(byte[] stream) {
    List<ByteBuffer> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < stream.length; i++) {
      if (stream[i] == '\n' && stream[i - 1] == '\n') {
        pieces.add(ByteBuffer.wrap(stream, from, i + 1 - from));
        from = i + 1;
      }
    }
    return pieces.toArray(new ByteBuffer[0]);
  }

  /** Cuts into reads of 16 KB. */
  static ByteBuffer[] reads(byte[] stream) {
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int from = 0; from < stream.length; from += READ_BYTES) {
      pieces.add(ByteBuffer.wrap(stream, from, Math.min(READ_BYTES, stream.length - from)));
    }
    return pieces.toArray(new ByteBuffer[0]);
  }
}
