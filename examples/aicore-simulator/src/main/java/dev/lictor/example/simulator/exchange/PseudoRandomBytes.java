package dev.lictor.example.simulator.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A body of any length whose bytes follow from their place alone, so that both ends can compute them. Confined to one call.
 *
 * <p>The eight bytes at offset {@code 8·k}, read as a little-endian number, are SplitMix64's mixing of {@code k + 1}.
 */
public final class PseudoRandomBytes implements Chunks {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final long length;
  private long offset;

  /** Makes a body of the given length in bytes. */
  public PseudoRandomBytes(long length) {
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public byte @Nullable [] next() {
    if (offset >= length) {
      return null;
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long word = offset / Long.BYTES; chunk.hasRemaining(); word++) {
      chunk.putLong(mixed(word + 1));
    }
    int size = (int) Math.min(CHUNK_BYTES, length - offset);
    offset += size;
    return size == CHUNK_BYTES ? chunk.array() : java.util.Arrays.copyOf(chunk.array(), size);
  }

  private static long mixed(long index) {
    long z = index * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
