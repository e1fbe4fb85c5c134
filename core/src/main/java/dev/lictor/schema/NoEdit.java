package dev.lictor.schema;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Changes nothing. Immutable. */
enum NoEdit implements AnswerEdit {
  INSTANCE;

  @Override
  public boolean pass(ByteBuffer bytes, Consumer<ByteBuffer> out) {
    if (bytes.hasRemaining()) {
      out.accept(bytes.slice());
    }
    return true;
  }

  @Override
  public boolean end(Consumer<ByteBuffer> out) {
    return true;
  }
}
