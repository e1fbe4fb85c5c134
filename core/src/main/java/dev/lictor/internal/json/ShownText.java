package dev.lictor.internal.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of a key, string, number or word that a {@link PathScanner} passes, as far as it is of use. Confined to one call. */
final class ShownText {

  private final byte[] bytes = new byte[PathScanner.MAX_TEXT + 1];
  private int length;

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Adds a byte; what is too much is not kept. */
  void add(byte c) {
    if (length < bytes.length) {
      bytes[length++] = c;
    }
  }

  /** Adds bytes; what is too much is not kept. */
  void add(byte[] more, int from, int to) {
    int size = Math.min(to - from, bytes.length - length);
    System.arraycopy(more, from, bytes, length, size);
    length += size;
  }

  boolean is(String expected) {
    return WantedPath.isText(expected, bytes, 0, length);
  }

  /** Returns the place of this key below another, or null. */
  @Nullable
  WantedPath find(WantedPath object) {
    return object.find(bytes, 0, length);
  }

  /** Returns what listeners see; what is no ASCII is a question mark. */
  String shown() {
    int size = Math.min(length, PathScanner.MAX_TEXT);
    for (int i = 0; i < size; i++) {
      bytes[i] = bytes[i] < 0 ? (byte) '?' : bytes[i];
    }
    return new String(bytes, 0, size, StandardCharsets.US_ASCII);
  }
}
