package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.behaviour.CannedAnswer;
import dev.lictor.example.simulator.behaviour.Fault;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.BodyTally;
import dev.lictor.example.simulator.exchange.HeaderField;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.traffic.RecordState;
import dev.lictor.example.simulator.traffic.RequestLog;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer: receives the body, waits, asks the application, sends. Confined to one call. */
// A write that fails ends the connection, and that is noticed: the futures tell nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Turn {
  private final ChannelHandlerContext ctx;
  private final ConnectionHandler connection;
  private final HttpRequest request;
  private final BehaviourBoard board;
  private final Visit visit;
  private final BehaviourRule treatment;
  private final BodyTally tally;
  private boolean receiving = true;
  private boolean gone;
  private @Nullable ReplyPump pump;

  Turn(
      ChannelHandlerContext ctx,
      ConnectionHandler connection,
      HttpRequest request,
      Application application,
      long number,
      BehaviourBoard board) {
    this.ctx = ctx;
    this.connection = connection;
    this.request = request;
    this.board = board;
    this.visit = application.open(number, WireHead.of(request));
    this.treatment = visit.treatment();
    this.tally = new BodyTally(Math.max(visit.maxKeptBytes(), RequestLog.MAX_BODY_BYTES));
  }

  boolean isReceiving() {
    return receiving;
  }

  void begin() {
    if (HttpUtil.is100ContinueExpected(request)) {
      if (visit.refusal().isPresent()) {
        receiving = false;
        answer(tally.soFar(), false);
        return;
      }
      ctx.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
    if (treatment.fault() == Fault.STOP_READING) {
      connection.stopReading(ctx);
    }
  }

  void receive(HttpContent content) {
    for (var part : content.content().nioBuffers()) {
      tally.add(part);
    }
    if (content instanceof LastHttpContent last) {
      receiving = false;
      Body body = tally.soFar();
      List<HeaderField> trailers = WireHead.fields(last.trailingHeaders());
      visit.recording().ifPresent(recording -> {
        recording.received(body, trailers);
        recording.state(RecordState.ANSWERING);
      });
      answer(body, HttpUtil.isKeepAlive(request));
    }
  }

  private void answer(Body body, boolean keepAlive) {
    if (treatment.latencyMillis() > 0) {
      ctx.executor()
          .schedule(
              () -> answerNow(body, keepAlive), treatment.latencyMillis(), TimeUnit.MILLISECONDS);
    } else {
      answerNow(body, keepAlive);
    }
  }

  private void answerNow(Body body, boolean keepAlive) {
    if (gone || treatment.fault() == Fault.NEVER_ANSWER) {
      return;
    }
    if (treatment.fault() == Fault.RESET_BEFORE_HEAD) {
      ReplyPump.reset(ctx);
      return;
    }
    Reply reply = treated(reply(body));
    visit.recording().ifPresent(recording -> reply.run().ifPresent(recording::ran));
    pump = new ReplyPump(ctx, request, reply, keepAlive, visit, board, () -> {
      pump = null;
      connection.ended(ctx);
    });
    pump.start();
  }

  private Reply reply(Body body) {
    return treatment.canned().map(CannedAnswer::reply).or(visit::refusal).orElseGet(() -> visit
        .answer()
        .apply(body));
  }

  private Reply treated(Reply plain) {
    Reply reply = treatment.gzip() && plain.status() != 204 && plain.status() != 304
        ? plain.gzipped()
        : plain;
    for (HeaderField field : treatment.headers()) {
      reply = reply.with(field.name(), field.value());
    }
    return reply;
  }

  void pump() {
    if (pump != null) {
      pump.pump();
    }
  }

  void connectionGone() {
    gone = true;
    if (pump != null) {
      pump.stop();
    }
    visit.recording().ifPresent(recording -> {
      if (receiving) {
        recording.received(tally.soFar(), List.of());
      }
      recording.state(RecordState.ABORTED);
    });
  }
}
