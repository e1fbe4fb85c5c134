package dev.lictor.schema.sse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The bytes that are held and, behind them, those that have just come; an index counts from the first that is held. Bytes are copied
 * only if they are held beyond the call that brought them. Confined to one call.
 */
final class Window {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int USUAL_HELD_BYTES = 512;

  private final Cuts cuts = new Cuts();
  private byte[] held = {};
  private int heldBytes;
  private ByteBuffer fresh = NOTHING;

  /** Returns what is cut out of that which is released next. */
  Cuts cuts() {
    return cuts;
  }

  int heldBytes() {
    return heldBytes;
  }

  int end() {
    return heldBytes + fresh.remaining();
  }

  void add(ByteBuffer bytes) {
    fresh = bytes;
  }

  /** Gives out what lies before an index, but for the cuts. */
  void release(int end, Consumer<ByteBuffer> out) {
    int from = 0;
    for (int i = 0; i < cuts.count(); i++) {
      give(from, cuts.from(i), out);
      ByteBuffer instead = cuts.instead(i);
      if (instead != null) {
        out.accept(instead);
      }
      from = cuts.to(i);
    }
    cuts.clear();
    give(from, end, out);
  }

  private void give(int from, int to, Consumer<ByteBuffer> out) {
    int heldTo = Math.min(to, heldBytes);
    if (from < heldTo) {
      out.accept(ByteBuffer.wrap(held, from, heldTo - from).slice());
    }
    int freshFrom = Math.max(from, heldBytes);
    if (freshFrom < to) {
      out.accept(fresh.slice(fresh.position() + freshFrom - heldBytes, to - freshFrom));
    }
  }

  /** Holds what lies behind an index, which is 0 or behind all that was held; it is counted from 0 then. */
  void hold(int start) {
    int skipped = Math.max(0, start - heldBytes);
    int size = fresh.remaining() - skipped;
    if (start > 0) {
      held = heldBytes > 0 ? new byte[0] : held; // given out, and still being read
      heldBytes = 0;
    }
    if (size > 0) {
      if (held.length < heldBytes + size) {
        int capacity = Math.max(USUAL_HELD_BYTES, Math.max(heldBytes + size, 2 * heldBytes));
        held = Arrays.copyOf(held, capacity);
      }
      fresh.get(fresh.position() + skipped, held, heldBytes, size);
      heldBytes += size;
    }
    fresh = NOTHING;
  }
}
