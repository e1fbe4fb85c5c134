package dev.lictor.netty;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What came too early, bounded by not reading on. Reading stops only when something waits, so that a caller's going away is
 * noticed while its answer is awaited. Confined to one channel.
 */
final class Inbox {

  private final Deque<Object> waiting = new ArrayDeque<>(4);
  private boolean paused; // we switched autoRead off, nobody else
  private boolean asked; // the application asked for more while something waited

  void add(Object message) {
    waiting.addLast(message);
  }

  void addFirst(Object message) {
    waiting.addFirst(message);
  }

  @Nullable
  Object poll() {
    return waiting.pollFirst();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Stops reading from the socket while something waits. */
  void pause(ChannelHandlerContext ctx) {
    ChannelConfig config = ctx.channel().config();
    if (config.isAutoRead()) {
      config.setAutoRead(false);
      paused = true;
    }
  }

  /** Goes on reading, if reading was stopped here. */
  void resume(ChannelHandlerContext ctx) {
    if (paused) {
      paused = false;
      ctx.channel().config().setAutoRead(true); // asks for a read, which comes through read()
    }
    if (asked) {
      asked = false;
      ctx.read();
    }
  }

  /** Takes a demand of the application's; it is passed on at once unless something waits. */
  void read(ChannelHandlerContext ctx) {
    if (waiting.isEmpty()) {
      ctx.read();
    } else {
      asked = true;
    }
  }

  void clear() {
    for (Object message = poll(); message != null; message = poll()) {
      ReferenceCountUtil.release(message);
    }
  }
}
