package dev.lictor.schema;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Changes an answer while its bytes pass. What it does not change it neither copies nor cuts anew, unless it had to be held to be
 * judged; nothing is held longer than the edit says. It never throws on any bytes, and what comes out, taken together, does not
 * depend on how the bytes were cut. Confined to one call.
 */
public interface AnswerEdit {

  /** Returns an edit that changes nothing. */
  static AnswerEdit none() {
    return NoEdit.INSTANCE;
  }

  /**
   * Takes the next bytes of the answer.
   *
   * @param bytes the bytes between position and limit; they stay the caller's, and neither they nor the position are changed
   * @param out takes what the caller shall see: slices of the bytes and other buffers, all valid until this method returns
   * @return false if the answer ends here and what may come is swallowed: what came out last is the dialect's own frame of an
   *     error, or, where the dialect has none, the answer is to be cut off
   */
  boolean pass(ByteBuffer bytes, Consumer<ByteBuffer> out);

  /**
   * Says that no bytes come after.
   *
   * @param out takes what was held back, valid until this method returns
   * @return false if the answer is not whole, as in {@link #pass}
   */
  boolean end(Consumer<ByteBuffer> out);
}
