package dev.lictor.example.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request out. What is written to a connection that was used before is kept until the first byte is out: if
 * that fails the request may go over another connection, since nobody has seen it. Confined to one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the head's listener hears of failures
final class Outgoing {

  private final UpstreamRequest request;
  private final Runnable onNeverWritten;
  private final Runnable onFailed;
  private final Deque<HttpContent> waiting = new ArrayDeque<>(2);
  private final Deque<HttpContent> kept = new ArrayDeque<>(2);
  private @Nullable Channel channel;
  private boolean complete;
  private boolean unsure;
  private boolean unflushed;

  Outgoing(UpstreamRequest request, Runnable onNeverWritten, Runnable onFailed) {
    this.request = request;
    this.onNeverWritten = onNeverWritten;
    this.onFailed = onFailed;
  }

  /** Returns whether the whole request has come from the caller. */
  boolean complete() {
    return complete;
  }

  /**
   * Takes a part of the body, and owns it.
   *
   * @return whether more of it may be read
   */
  boolean add(HttpContent part) {
    complete = part instanceof LastHttpContent;
    if (channel == null) {
      waiting.addLast(part);
      return false;
    }
    return write(channel, part);
  }

  /**
   * Sends what has come, and from now on all that comes, over the connection.
   *
   * @return whether more may be read
   */
  boolean send(UpstreamConnection connection) {
    Channel to = connection.channel();
    channel = to;
    unsure = connection.used() && to.pipeline().get(SslHandler.class) == null;
    ChannelProgressivePromise written = to.newProgressivePromise();
    written.addListener(new FirstBytes(unsure));
    to.write(request.head(), written);
    for (HttpContent part = waiting.pollFirst(); part != null; part = waiting.pollFirst()) {
      boolean unused = write(to, part);
    }
    to.flush();
    return to.isWritable();
  }

  private boolean write(Channel to, HttpContent part) {
    if (unsure) {
      kept.addLast(part.retainedDuplicate());
    }
    to.write(part);
    unflushed = true;
    return to.isWritable();
  }

  void flush() {
    Channel to = channel;
    if (to != null && unflushed) {
      unflushed = false;
      to.flush();
    }
  }

  void clear() {
    release(waiting);
    release(kept);
    unsure = false;
    channel = null;
  }

  private static void release(Deque<HttpContent> parts) {
    for (HttpContent part = parts.pollFirst(); part != null; part = parts.pollFirst()) {
      part.release();
    }
  }

  /** Hears whether anything of the head was written. */
  private final class FirstBytes implements ChannelProgressiveFutureListener {

    private final boolean mayRepeat;
    private boolean begun;

    FirstBytes(boolean mayRepeat) {
      this.mayRepeat = mayRepeat;
    }

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
      begun = true;
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
      if (future.channel() != channel) {
        return;
      }
      unsure = false;
      if (future.isSuccess()) {
        release(kept);
      } else if (mayRepeat && !begun) {
        channel = null;
        for (HttpContent part = kept.pollLast(); part != null; part = kept.pollLast()) {
          waiting.addFirst(part);
        }
        onNeverWritten.run();
      } else {
        onFailed.run();
      }
    }
  }
}
