package dev.lictor.example.proxy;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.netty.Call;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to the upstream, and its answer on the way back.
 *
 * <pre>
 *   connecting ──► sending ──► answering ──► over
 *       │             │            │          ▲
 *       └─────────────┴────────────┴── failed ┤
 *                     └─ caller gone: draining┘
 * </pre>
 *
 * Confined to the event loop that the two connections share.
 */
final class Forwarding implements UpstreamPool.Borrower, UpstreamConnection.Lender {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

  private final Gateway gateway;
  private final Caller caller;
  private final Call call;
  private final UpstreamRequest request;
  private final UpstreamPool pool;
  private final Outgoing outgoing;
  private final Patience patience;
  private @Nullable UpstreamConnection connection;
  private @Nullable DeploymentAnswer collected;
  private boolean interim;
  private boolean answerBegun; // its head is on the way to the caller
  private boolean answerComplete;
  private boolean endsWithConnection;
  private boolean reusable;
  private boolean draining;
  private boolean over;
  private long drainBytes;

  Forwarding(Gateway gateway, Caller caller, Call call, UpstreamRequest request) {
    this.gateway = gateway;
    this.caller = caller;
    this.call = call;
    this.request = request;
    this.pool = gateway.pool(caller.channel().eventLoop());
    this.outgoing = new Outgoing(request, this::neverWritten, this::failedToWrite);
    this.patience = new Patience(caller.channel().eventLoop(), this::allowedMillis, this::expired);
  }

  boolean over() {
    return over;
  }

  void begin() {
    patience.begin();
    pool.acquire(this, false);
  }

  // The request

  void requestPart(HttpContent part) {
    if (over) {
      part.release();
      return;
    }
    if (part.decoderResult().isFailure()) {
      part.release();
      fail(Abort.CALLER_GONE, 400, "bad_request", "The body is not well-formed HTTP/1.1.");
      return;
    }
    patience.progress();
    boolean mayReadOn = outgoing.add(part);
    caller.read(mayReadOn || outgoing.complete());
    if (answerComplete && outgoing.complete()) {
      finish();
    }
  }

  void requestPaused() {
    outgoing.flush();
  }

  @Override
  public void connected(UpstreamConnection lent) {
    if (over || !call.sending()) {
      lent.giveBack(keepAliveMillis());
      finish();
      return;
    }
    connection = lent;
    lent.lendTo(this);
    patience.progress();
    caller.read(outgoing.send(lent) || outgoing.complete());
  }

  @Override
  public void notConnected(Throwable cause) {
    if (!over) {
      boolean late = cause instanceof ConnectTimeoutException || cause instanceof TimeoutException;
      LOG.warn("{}: no connection to the upstream: {}", call.requestId(), cause.getMessage());
      fail(
          late ? Abort.UPSTREAM_TIMED_OUT : Abort.UPSTREAM_FAILED,
          late ? 504 : 502,
          late ? "gateway_timeout" : "bad_gateway",
          "The upstream cannot be reached.");
    }
  }

  @Override
  public void writable() {
    patience.progress();
    caller.read(true);
  }

  /** The connection had been closed before a byte was written: another is taken, and nothing was sent. */
  private void neverWritten() {
    if (!over && !draining) {
      drop();
      pool.acquire(this, true);
    }
  }

  private void failedToWrite() {
    if (!over) {
      lost();
    }
  }

  // The answer

  @Override
  public void answered(HttpObject part) {
    if (over) {
      ReferenceCountUtil.release(part);
      return;
    }
    patience.progress();
    if (part.decoderResult().isFailure()) {
      ReferenceCountUtil.release(part);
      lost();
    } else if (part instanceof HttpResponse head
        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      interim(head);
    } else if (interim) {
      interim = !(part instanceof LastHttpContent);
      tellInterim(part);
    } else if (draining) {
      learn(part);
    } else if (part instanceof HttpResponse head) {
      reusable = HttpUtil.isKeepAlive(head);
      begin(head);
    } else if (part instanceof HttpContent content) {
      body(content);
    }
  }

  private void interim(HttpResponse head) {
    interim = true;
    if (head.status().code() == 101) {
      ReferenceCountUtil.release(head);
      lost(); // no upgrade was asked for
    } else {
      tellInterim(head);
    }
  }

  private void tellInterim(HttpObject part) {
    if (request.http11() && !draining) {
      caller.write(part);
    } else {
      ReferenceCountUtil.release(part);
    }
  }

  private void begin(HttpResponse head) {
    if (request.tellsDeployments() && !request.bodiless(head)) {
      collected = new DeploymentAnswer(head, gateway.settings().traffic().maxRewrittenBytes());
    } else {
      tell(head);
    }
  }

  private void tell(HttpResponse head) {
    UpstreamRequest.CallerAnswer answer = request.answer(head, gateway.urls());
    answerBegun = true;
    endsWithConnection = answer.endsWithConnection();
    caller.announce(answer.head(), keeps());
    caller.write(answer.head());
  }

  private void body(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (collected == null) {
      if (last) {
        complete(content);
      } else {
        caller.write(content);
      }
    } else if (!collected.add(content)) {
      fail(
          Abort.UPSTREAM_FAILED,
          502,
          "bad_gateway",
          "The upstream's answer about deployments is too large to be rewritten.");
    } else if (last) {
      tellCollected(collected);
    }
  }

  private void tellCollected(DeploymentAnswer answer) {
    HttpContent rewritten = answer.rewritten(gateway.urls());
    if (rewritten == null) {
      fail(
          Abort.UPSTREAM_FAILED,
          502,
          "bad_gateway",
          "The upstream's answer about deployments cannot be read.");
    } else {
      tell(answer.head());
      complete(rewritten);
    }
  }

  private void complete(HttpContent last) {
    answerComplete = true;
    boolean keep = keeps();
    boolean requestComplete = outgoing.complete();
    if (requestComplete || !keep) {
      finish();
    }
    caller.end(last, keep, requestComplete);
  }

  private boolean keeps() {
    return request.keepAlive() && !endsWithConnection && !gateway.stopping();
  }

  @Override
  public void answerPaused() {
    if (over) {
      return;
    }
    caller.flush();
    UpstreamConnection lent = connection;
    if (lent != null && !draining && !caller.writable()) {
      lent.channel().config().setAutoRead(false);
    }
  }

  void callerWritable() {
    UpstreamConnection lent = connection;
    if (lent != null && caller.writable()) {
      patience.progress();
      lent.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void lost() {
    if (over) {
      return;
    }
    if (draining) {
      call.abort(Abort.UPSTREAM_FAILED);
      finish();
    } else if (answerComplete) {
      finish();
      caller.closeUnderBody();
    } else {
      fail(
          Abort.UPSTREAM_FAILED,
          502,
          "bad_gateway",
          "The upstream closed the connection before it answered.");
    }
  }

  // Ends

  /** The caller's connection is gone; called while that is fired down the pipeline. */
  void callerGone() {
    if (over) {
      return;
    }
    Drain drain = call.takeOver();
    UpstreamConnection lent = connection;
    if (lent == null || !drain.worthwhile() || !outgoing.complete() || answerComplete) {
      call.abort(Abort.CALLER_GONE);
      reusable = false;
      finish();
      return;
    }
    draining = true;
    drainBytes = drain.maxBytes();
    gateway.draining().add(this);
    patience.until(drain.maxTime());
    lent.channel().config().setAutoRead(true);
  }

  private void learn(HttpObject part) {
    if (part instanceof HttpResponse head) {
      reusable = HttpUtil.isKeepAlive(head);
    } else if (part instanceof HttpContent content) {
      drainBytes -= content.content().readableBytes();
    }
    boolean last = part instanceof LastHttpContent;
    call.learn(part);
    if (!last && drainBytes < 0) {
      reusable = false;
      call.abort(Abort.CALLER_GONE);
    }
    if (last || drainBytes < 0) {
      finish();
    }
  }

  /** Ends a drain at once, if it runs on the event loop. */
  void stopDrainingOn(EventExecutor loop) {
    if (caller.channel().eventLoop() == loop && !over) {
      reusable = false;
      call.abort(Abort.HOST_FAILED);
      finish();
    }
  }

  private long allowedMillis() {
    boolean awaitsHead = outgoing.complete() && !answerBegun && collected == null;
    Timeouts timeouts = gateway.settings().timeouts();
    return (awaitsHead ? timeouts.responseHead() : timeouts.idle()).toMillis();
  }

  private void expired() {
    if (over) {
      return;
    }
    UpstreamConnection lent = connection;
    boolean callerStalls = !caller.writable()
        || (lent != null && !outgoing.complete() && lent.channel().isWritable());
    if (draining) {
      call.abort(Abort.CALLER_GONE);
      reusable = false;
      finish();
    } else if (callerStalls) {
      call.abort(Abort.CALLER_GONE);
      reusable = false;
      finish();
      caller.cut(true);
    } else {
      fail(
          Abort.UPSTREAM_TIMED_OUT, 504, "gateway_timeout", "The upstream did not answer in time.");
    }
  }

  private void fail(Abort cause, int status, String code, String message) {
    LOG.debug("{}: {} {}", call.requestId(), status, code);
    reusable = false;
    call.abort(cause);
    finish();
    if (answerBegun) {
      caller.cut(endsWithConnection);
    } else {
      boolean requestComplete = outgoing.complete();
      caller.say(
          GatewayError.of(
              status, code, message, call.requestId(), request.head().uri()),
          requestComplete && keeps(),
          requestComplete);
    }
  }

  /** Gives back or closes the connection, and lets go of everything. */
  private void finish() {
    if (over) {
      return;
    }
    over = true;
    patience.end();
    outgoing.clear();
    if (collected != null) {
      collected.release();
    }
    gateway.draining().remove(this);
    UpstreamConnection lent = connection;
    if (lent != null && reusable && outgoing.complete() && lent.usable()) {
      connection = null;
      lent.giveBack(keepAliveMillis());
    } else {
      drop();
    }
  }

  private void drop() {
    UpstreamConnection lent = connection;
    connection = null;
    if (lent != null) {
      lent.drop();
    }
  }

  private long keepAliveMillis() {
    return gateway.settings().timeouts().upstreamKeepAlive().toMillis();
  }
}
