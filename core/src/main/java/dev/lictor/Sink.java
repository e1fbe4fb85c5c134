package dev.lictor;

import java.nio.ByteBuffer;

/** Takes the bytes of an answer that go to the caller. */
@FunctionalInterface
public interface Sink {

  /** A sink for an answer that nobody waits for any more. */
  Sink NOWHERE = bytes -> {};

  /**
   * Takes bytes.
   *
   * @param bytes may be a slice of what was passed in, and is valid until {@link Flow#pass} returns
   */
  void accept(ByteBuffer bytes);
}
