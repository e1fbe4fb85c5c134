package dev.lictor.schema.sse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Places of a text that are cut out, in their order, and what stands there instead. Confined to one call. */
final class Cuts {

  private static final int USUAL_COUNT = 8;

  private int[] from = new int[USUAL_COUNT];
  private int[] to = new int[USUAL_COUNT];
  private byte[] @Nullable [] instead = new byte @Nullable [USUAL_COUNT][];
  private int count;

  int count() {
    return count;
  }

  int from(int index) {
    return from[index];
  }

  int to(int index) {
    return to[index];
  }

  /** Begins a cut, whose end is not known. */
  void open(int at, byte @Nullable [] text) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
      instead = Arrays.copyOf(instead, 2 * count);
    }
    from[count] = at;
    to[count] = Integer.MAX_VALUE;
    instead[count] = text;
    count++;
  }

  /** Ends the cut that was begun last. */
  void close(int at) {
    to[count - 1] = at;
  }

  /** Cuts out what lies between, which may lie behind the last cut. */
  void add(int begin, int end) {
    if (count > 0 && to[count - 1] == begin && instead[count - 1] == null) {
      to[count - 1] = end;
    } else {
      open(begin, null);
      close(end);
    }
  }

  /** Takes over the cuts of another, which lie behind. */
  void addAll(Cuts other) {
    for (int i = 0; i < other.count; i++) {
      open(other.from[i], other.instead[i]);
      close(other.to[i]);
    }
  }

  void clear() {
    count = 0;
  }

  /** Makes the places count from a later one. */
  void rebase(int start) {
    for (int i = 0; i < count; i++) {
      from[i] -= start;
      to[i] -= to[i] == Integer.MAX_VALUE ? 0 : start;
    }
  }

  /** Returns what stands in the place of a cut, or null. */
  @Nullable
  ByteBuffer instead(int index) {
    byte[] text = instead[index];
    return text == null ? null : ByteBuffer.wrap(text.clone());
  }
}
