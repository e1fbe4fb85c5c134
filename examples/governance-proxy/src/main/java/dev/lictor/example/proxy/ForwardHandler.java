package dev.lictor.example.proxy;

import dev.lictor.netty.Call;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards what the engine let through, one request after another. One instance for each channel. */
@SuppressWarnings("FutureReturnValueIgnored") // closing cannot fail in a way that matters
final class ForwardHandler extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ForwardHandler.class);

  private final Gateway gateway;
  private @Nullable Forwarding current;

  ForwardHandler(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      UpstreamRequest out = UpstreamRequest.of(request, gateway.settings().upstream());
      Call call = Call.current(ctx.channel()).orElseThrow();
      Forwarding begun = new Forwarding(gateway, new Caller(ctx, out), call, out);
      current = begun;
      begun.begin();
    } else if (message instanceof HttpContent content && current != null) {
      current.requestPart(content);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (current != null) {
      current.requestPaused();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (current != null) {
      current.callerWritable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (current != null) {
      current.callerGone();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent && (current == null || current.over())) {
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("a caller's connection failed: {}", cause.toString());
    ctx.close();
  }
}
