package dev.lictor.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches in bytes, eight at a time: the known trick of finding a zero byte in a word by what borrows from its top bit (Warren,
 * Hacker's Delight, 6-1). In little-endian order the lowest bit that is found is exact. Reading a request of 4 KB of prose takes
 * half the time with it. Not instantiable; all functions are pure.
 */
public final class ByteRuns {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private ByteRuns() {}

  /** Returns the index of the first byte that may not stand for itself in a JSON string, or is not ASCII; or the limit. */
  static int plainEnd(byte[] bytes, int from, int limit) {
    int i = from;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long quote = word ^ ONES * '"';
      long backslash = word ^ ONES * '\\';
      long special = (word
              | ((word - ONES * 0x20) & ~word)
              | ((quote - ONES) & ~quote)
              | ((backslash - ONES) & ~backslash))
          & TOPS;
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
    }
    while (i < limit && bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** Returns the index of the first byte that ends a JSON string, escapes, or may not be in one; or the limit. */
  static int stringEnd(byte[] bytes, int from, int limit) {
    int i = from;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long quote = word ^ ONES * '"';
      long backslash = word ^ ONES * '\\';
      long special = (((word - ONES * 0x20) & ~word)
              | ((quote - ONES) & ~quote)
              | ((backslash - ONES) & ~backslash))
          & TOPS;
      if (special != 0) {
        return i + (Long.numberOfTrailingZeros(special) >>> 3);
      }
    }
    while (i < limit && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] < 0 || bytes[i] >= 0x20)) {
      i++;
    }
    return i;
  }

  /** Returns the index of the first line feed or carriage return, or the limit. */
  public static int lineEnd(byte[] bytes, int from, int limit) {
    int i = from;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long feed = word ^ ONES * '\n';
      long carriage = word ^ ONES * '\r';
      long found = (((feed - ONES) & ~feed) | ((carriage - ONES) & ~carriage)) & TOPS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Returns the index of the first of the given bytes, or the limit. */
  public static int indexOf(byte[] bytes, char ascii, int from, int limit) {
    int i = from;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i) ^ ONES * ascii;
      long found = (word - ONES) & ~word & TOPS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (i < limit && bytes[i] != ascii) {
      i++;
    }
    return i;
  }
}
