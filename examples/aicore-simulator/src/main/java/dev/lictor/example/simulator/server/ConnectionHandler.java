package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its requests one after the other, later ones waiting while an answer is under way. Confined to its event
 * loop.
 *
 * <p>Reading goes on during an answer, so that a client that leaves is noticed; it rests only when too much has come early.
 */
// A write that fails ends the connection, and that is noticed: the futures tell nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private static final int MAX_WAITING = 256;

  private final long number;
  private final Application application;
  private final BehaviourBoard board;
  private final Deque<HttpObject> waiting = new ArrayDeque<>();
  private @Nullable Turn turn;
  private boolean readingStopped;

  ConnectionHandler(long number, Application application, BehaviourBoard board) {
    this.number = number;
    this.application = application;
    this.board = board;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    waiting.add((HttpObject) message);
    drain(ctx);
  }

  private void drain(ChannelHandlerContext ctx) {
    while (!waiting.isEmpty() && !readingStopped && (turn == null || turn.isReceiving())) {
      HttpObject next = waiting.remove();
      try {
        take(ctx, next);
      } finally {
        ReferenceCountUtil.release(next);
      }
    }
    ctx.channel().config().setAutoRead(!readingStopped && waiting.size() < MAX_WAITING);
  }

  private void take(ChannelHandlerContext ctx, HttpObject next) {
    if (next.decoderResult().isFailure()) {
      malformed(ctx);
    } else if (next instanceof HttpRequest request) {
      turn = new Turn(ctx, this, request, application, number, board);
      turn.begin();
    } else if (next instanceof HttpContent content && turn != null) {
      turn.receive(content);
    }
  }

  private static void malformed(ChannelHandlerContext ctx) {
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, 0)
        .set(HttpHeaderNames.CONNECTION, "close");
    ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  void stopReading(ChannelHandlerContext ctx) {
    readingStopped = true;
    board.rest(() -> ctx.executor().execute(() -> {
      readingStopped = false;
      drain(ctx);
    }));
  }

  void ended(ChannelHandlerContext ctx) {
    turn = null;
    ctx.executor().execute(() -> drain(ctx));
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (turn != null) {
      turn.pump();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (turn != null) {
      turn.connectionGone();
      turn = null;
    }
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
