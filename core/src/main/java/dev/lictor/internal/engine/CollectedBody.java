package dev.lictor.internal.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A body that is being collected into one array. Its bytes are taken from the engine's budget before they are kept, and given
 * back once. Confined to one call, but for {@link #free}.
 */
final class CollectedBody {

  /** What became of the bytes. */
  enum Taken {
    YES,
    TOO_LARGE,
    NO_ROOM
  }

  private static final int FIRST_BYTES = 4096;

  private final ByteBudget budget;
  private final int maxBytes;
  private final int expectedBytes;
  private byte[] bytes = {};
  private int length;

  /**
   * @param expectedBytes the declared length, or a negative number if none was declared
   */
  CollectedBody(ByteBudget budget, int maxBytes, long expectedBytes) {
    this.budget = budget;
    this.maxBytes = maxBytes;
    this.expectedBytes = (int) Math.min(expectedBytes, maxBytes);
  }

  Taken add(ByteBuffer more) {
    int added = more.remaining();
    if (added > maxBytes - length) {
      free();
      return Taken.TOO_LARGE;
    }
    if (length + added > bytes.length && !grow(length + added)) {
      free();
      return Taken.NO_ROOM;
    }
    more.get(bytes, length, added);
    length += added;
    return Taken.YES;
  }

  private boolean grow(int needed) {
    int first =
        expectedBytes >= needed ? expectedBytes : Math.max(needed, Math.min(FIRST_BYTES, maxBytes));
    int size =
        bytes.length == 0 ? first : Math.max(needed, (int) Math.min(2L * bytes.length, maxBytes));
    if (!budget.take(size - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  /** Returns the bytes collected; they stay in the budget until {@link #free}. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /**
   * Puts an edited body in the place of the collected one.
   *
   * @return whether the budget has room for it; if not, nothing has changed
   */
  synchronized boolean replace(ByteBuffer edited) {
    byte[] copy = new byte[edited.remaining()];
    edited.duplicate().get(copy);
    if (!budget.take(copy.length)) {
      return false;
    }
    budget.give(bytes.length);
    bytes = copy;
    length = copy.length;
    return true;
  }

  /** Gives the bytes back to the budget, from any thread; the second time nothing happens. Views that were taken stay. */
  synchronized void free() {
    budget.give(bytes.length);
    bytes = new byte[0];
    length = 0;
  }
}
