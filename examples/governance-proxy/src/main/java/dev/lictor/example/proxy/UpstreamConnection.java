package dev.lictor.example.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to the upstream, lent to one request at a time. Confined to its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class UpstreamConnection extends ChannelInboundHandlerAdapter {

  private final UpstreamPool pool;
  private final Channel channel;
  private final UpstreamCodec codec;
  private @Nullable Lender lender;
  private @Nullable ScheduledFuture<?> expiry;
  private boolean used;

  UpstreamConnection(UpstreamPool pool, Channel channel, UpstreamCodec codec) {
    this.pool = pool;
    this.channel = channel;
    this.codec = codec;
  }

  /** Is told what happens on a connection that it borrowed. */
  interface Lender {

    /** Takes a part of the answer, and owns it. */
    void answered(HttpObject part);

    void answerPaused();

    void writable();

    /** The connection is gone; nothing more comes. */
    void lost();
  }

  Channel channel() {
    return channel;
  }

  /** Returns whether another request went over this connection before, so that the upstream may have closed it meanwhile. */
  boolean used() {
    return used;
  }

  /** Returns whether it may be lent: it is open, and nothing came that nobody asked for. */
  boolean usable() {
    return channel.isActive() && codec.clean();
  }

  void lendTo(Lender newLender) {
    if (expiry != null) {
      expiry.cancel(false);
      expiry = null;
    }
    lender = newLender;
  }

  /** Gives the connection back for the next request. */
  void giveBack(long keepAliveMillis) {
    lender = null;
    used = true;
    channel.config().setAutoRead(true);
    expiry =
        channel.eventLoop().schedule(() -> channel.close(), keepAliveMillis, TimeUnit.MILLISECONDS);
    pool.takeBack(this);
  }

  /** Closes the connection; its lender is told nothing more. */
  void drop() {
    lender = null;
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (lender != null && message instanceof HttpObject part) {
      lender.answered(part);
    } else {
      ReferenceCountUtil.release(message);
      ctx.close(); // nobody asked
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (lender != null) {
      lender.answerPaused();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (lender != null && channel.isWritable()) {
      lender.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (expiry != null) {
      expiry.cancel(false);
    }
    pool.lost(this);
    Lender told = lender;
    lender = null;
    if (told != null) {
      told.lost();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
