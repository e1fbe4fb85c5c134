package dev.lictor.netty;

import dev.lictor.Sink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a flow hands on for one piece of content. What comes back equal, part by part, is not copied: the original goes
 * on. Confined to one call.
 */
final class Relay implements Sink {

  private final ByteBuf content;
  private final ByteBufAllocator allocator;
  private int unchanged; // bytes of the content, from its start, that came back as they were
  private @Nullable ByteBuffer expected;
  private @Nullable ByteBuf changed;

  Relay(ByteBuf content, ByteBufAllocator allocator) {
    this.content = content;
    this.allocator = allocator;
  }

  /** Sends the content through the call's flow. */
  void through(Call call) {
    for (ByteBuffer part : content.nioBuffers()) {
      if (part.hasRemaining()) {
        expected = part.duplicate();
        call.pass(part, this);
        if (expected != null && changed == null) {
          change(0); // the part was held back, or taken out
        }
        expected = null;
      }
    }
  }

  @Override
  public void accept(ByteBuffer bytes) {
    if (changed == null && expected != null && bytes.equals(expected)) {
      unchanged += bytes.remaining();
      expected = null;
      return;
    }
    (changed == null ? change(bytes.remaining()) : changed).writeBytes(bytes.duplicate());
  }

  private ByteBuf change(int room) {
    ByteBuf copy = allocator.buffer(unchanged + room);
    copy.writeBytes(content, content.readerIndex(), unchanged);
    changed = copy;
    return copy;
  }

  /** Returns whether the very content goes on. */
  boolean same() {
    return changed == null && unchanged == content.readableBytes();
  }

  /** Returns what goes on, with a reference count of its own. */
  ByteBuf result() {
    if (changed != null) {
      return changed;
    }
    return content.retainedSlice(content.readerIndex(), unchanged);
  }

  /** Lets go of what was collected; nothing goes on. */
  void discard() {
    if (changed != null) {
      changed.release();
    }
  }
}
