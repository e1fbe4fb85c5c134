package dev.lictor.internal.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private static final int MAX_PROMISED_BYTES = 64 << 10;

  private final ByteBudget budget;
  private final int maxBytes;
  private final int expectedBytes;
  private byte[] bytes = {};
  private int length;
  private byte @Nullable [] aside; // the body before another took its place
  private int asideLength;
  private boolean freed;

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

  /** Grows with what has come: of a length that is only promised, no more than a little is taken on trust. */
  private boolean grow(int needed) {
    int most = expectedBytes >= needed ? expectedBytes : maxBytes;
    long first = most == expectedBytes ? MAX_PROMISED_BYTES : FIRST_BYTES;
    int size = (int) Math.max(needed, Math.min(Math.max(first, 2L * bytes.length), most));
    if (!budget.take(size - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  /**
   * Returns the bytes collected; they stay in the budget until {@link #free}.
   *
   * @throws IllegalStateException if they were let go of: what is left is not the body
   */
  synchronized ByteBuffer bytes() {
    if (freed) {
      throw new IllegalStateException("the body was let go of");
    }
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /**
   * Puts an edited body in the place of the collected one.
   *
   * @return whether the budget has room for it; if not, nothing has changed
   * @throws IllegalStateException if the collected one was let go of
   */
  synchronized boolean replace(ByteBuffer edited) {
    if (!put(edited, bytes.length + (aside == null ? 0 : aside.length))) {
      return false;
    }
    aside = null;
    return true;
  }

  /**
   * Puts another body in the place of the collected one, which is kept for {@link #restore}; of several, the first is.
   *
   * @return whether the budget has room for it; if not, nothing has changed
   * @throws IllegalStateException if the collected one was let go of
   */
  synchronized boolean overlay(ByteBuffer other) {
    byte[] before = bytes;
    int lengthBefore = length;
    if (!put(other, aside == null ? 0 : before.length)) {
      return false;
    }
    if (aside == null) {
      aside = before;
      asideLength = lengthBefore;
    }
    return true;
  }

  /** Takes the body that was collected again, if another is in its place that was not edited. */
  synchronized void restore() {
    if (aside != null) {
      budget.give(bytes.length);
      bytes = aside;
      length = asideLength;
      aside = null;
    }
  }

  private boolean put(ByteBuffer other, long givenBack) {
    if (freed) {
      throw new IllegalStateException("the body was let go of");
    }
    if (!budget.take(other.remaining())) {
      return false;
    }
    byte[] copy = new byte[other.remaining()];
    other.duplicate().get(copy);
    budget.give(givenBack);
    bytes = copy;
    length = copy.length;
    return true;
  }

  /**
   * Takes the bytes of another body in the place of those collected; the other one is then empty.
   *
   * @throws IllegalStateException if the collected ones were let go of; the other body keeps its own
   */
  synchronized void become(CollectedBody other) {
    if (freed) {
      throw new IllegalStateException("the body was let go of");
    }
    budget.give(bytes.length);
    bytes = other.bytes;
    length = other.length;
    other.bytes = new byte[0];
    other.length = 0;
  }

  /** Gives the bytes back to the budget, from any thread; the second time nothing happens. Views that were taken stay. */
  synchronized void free() {
    freed = true;
    budget.give(bytes.length + (aside == null ? 0 : aside.length));
    bytes = new byte[0];
    length = 0;
    aside = null;
  }
}
