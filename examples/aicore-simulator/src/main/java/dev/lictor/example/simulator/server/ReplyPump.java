package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.behaviour.Fault;
import dev.lictor.example.simulator.exchange.BodyTally;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.traffic.RecordState;
import dev.lictor.example.simulator.traffic.Recording;
import dev.lictor.example.simulator.traffic.RequestLog;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends one reply, piece by piece, never more than the socket takes, with the delays, pauses and faults that were asked for.
 * Confined to one call.
 *
 * <p>INVARIANT: a reply is recorded as complete before its last piece is flushed, so that whoever has read it all finds it so.
 */
// A write that fails ends the connection, and that is noticed: the futures tell nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class ReplyPump {
  private final ChannelHandlerContext ctx;
  private final HttpRequest request;
  private final Reply reply;
  private final boolean keepAlive;
  private final BehaviourRule treatment;
  private final Optional<Recording> recording;
  private final BehaviourBoard board;
  private final Runnable whenSent;
  private final BodyTally tally = new BodyTally(RequestLog.MAX_BODY_BYTES);
  private final Runnable resume;
  private byte @Nullable [] ahead;
  private int sent;
  private boolean resting;
  private boolean stopped;
  private boolean brokenOff;

  ReplyPump(
      ChannelHandlerContext ctx,
      HttpRequest request,
      Reply reply,
      boolean keepAlive,
      Visit visit,
      BehaviourBoard board,
      Runnable whenSent) {
    this.ctx = ctx;
    this.request = request;
    this.reply = reply;
    this.keepAlive = keepAlive && ReplyHead.mayStay(reply, request);
    this.treatment = visit.treatment();
    this.recording = visit.recording();
    this.board = board;
    this.whenSent = whenSent;
    this.resume = () -> ctx.executor().execute(this::resumed);
  }

  void start() {
    HttpResponse head = ReplyHead.of(reply, request, keepAlive);
    recording.ifPresent(
        record -> record.answering(reply.status(), WireHead.fields(head.headers())));
    ahead = ReplyHead.hasBody(reply, request) ? piece(0) : null;
    ctx.write(head);
    if (ahead == null) {
      finish();
    } else if (!restAfter(0)) {
      pump();
    }
  }

  void pump() {
    while (!stopped && !resting && ahead != null && ctx.channel().isWritable()) {
      byte[] piece = ahead;
      if (treatment.fault() == Fault.RESET_IN_BODY) {
        resetWithin(piece);
        return;
      }
      ahead = piece(sent + 1);
      tally.add(ByteBuffer.wrap(piece));
      ctx.write(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
      sent++;
      if (ahead == null) {
        finish();
      } else if (!restAfter(sent)) {
        delay();
      }
    }
    ctx.flush();
  }

  private byte @Nullable [] piece(int number) {
    if (brokenOff) {
      return null;
    }
    byte[] error = number == treatment.errorAfterChunks() ? reply.body().breakOff() : null;
    brokenOff = error != null;
    return brokenOff ? error : reply.body().next();
  }

  private boolean restAfter(int count) {
    if (treatment.pauseAfterChunks() != count) {
      return false;
    }
    resting = true;
    ctx.flush();
    board.rest(resume);
    recording.ifPresent(record -> {
      record.answered(tally.soFar());
      record.state(RecordState.PAUSED);
    });
    return true;
  }

  private void delay() {
    if (treatment.chunkDelayMillis() > 0) {
      resting = true;
      ctx.executor().schedule(this::resumed, treatment.chunkDelayMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void resumed() {
    resting = false;
    if (!stopped) {
      recording.ifPresent(record -> record.state(RecordState.ANSWERING));
      pump();
    }
  }

  private void finish() {
    stopped = true;
    recording.ifPresent(record -> {
      record.answered(tally.soFar());
      if (brokenOff) {
        record.state(RecordState.COMPLETE);
      } else {
        record.complete();
      }
    });
    ChannelFuture written = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    written.addListener((ChannelFutureListener) future -> {
      if (!future.isSuccess()) {
        recording.ifPresent(record -> record.state(RecordState.ABORTED));
        ctx.close();
        return;
      }
      whenSent.run();
      if (!keepAlive) {
        ctx.close();
      }
    });
  }

  private void resetWithin(byte[] piece) {
    stopped = true;
    byte[] half = Arrays.copyOf(piece, Math.max(1, piece.length / 2));
    tally.add(ByteBuffer.wrap(half));
    recording.ifPresent(record -> record.answered(tally.soFar()));
    ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(half)))
        .addListener(future -> reset(ctx));
  }

  void stop() {
    board.forget(resume);
    if (!stopped) {
      stopped = true;
      recording.ifPresent(record -> record.answered(tally.soFar()));
    }
  }

  static void reset(ChannelHandlerContext ctx) {
    ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ctx.close();
  }
}
