package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Responded;
import dev.lictor.Sink;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call that an application behind the handler is serving, for applications that tell what becomes of it upstream. Those
 * that know nothing of it simply write their answer.
 *
 * <p>An application that talks to an upstream, with {@link HandlerOptions.Sending#SAID_BY_APPLICATION}:
 *
 * <ol>
 *   <li>takes {@link #current} when a request arrives, and says {@link #sending} before the first byte goes upstream;
 *   <li>writes the upstream's answer to the channel, or says {@link #abort} and then writes an answer of its own or closes;
 *   <li>in {@code channelInactive} may {@link #takeOver} a call whose caller went away, and gives the rest of the upstream's
 *       answer to {@link #learn} within the bounds that it was told, then says {@link #abort}.
 * </ol>
 *
 * <p>The call ends exactly once, whatever is said how often. Confined to one call, and to the channel's event loop.
 */
public final class Call {

  private static final AttributeKey<Call> CURRENT = AttributeKey.valueOf(Call.class, "current");

  private final Exchange exchange;
  private final boolean governed;
  private Phase phase = Phase.ADMITTED;
  private Drain drain = Drain.NOTHING;
  private boolean callerGone;
  private boolean takenOver;
  private boolean interim;
  private @Nullable Flow flow;

  Call(Exchange exchange, boolean governed) {
    this.exchange = exchange;
    this.governed = governed;
  }

  /** Returns the call that the channel is serving, or empty between two calls. */
  public static Optional<Call> current(Channel channel) {
    return Optional.ofNullable(channel.attr(CURRENT).get());
  }

  static void publish(Channel channel, @Nullable Call call) {
    channel.attr(CURRENT).set(call);
  }

  /** Returns the id under which the engine records the call. */
  public String requestId() {
    return exchange.requestId();
  }

  /** Returns whether the engine read the body and decided on it; if not, the body streams through. */
  public boolean governed() {
    return governed;
  }

  /** Returns whether the call has ended and been settled. */
  public boolean over() {
    return phase == Phase.OVER;
  }

  /**
   * Says that the next byte may reach the upstream.
   *
   * @return whether it may: false if the call has ended or its caller went away, and then nothing may be sent
   */
  public boolean sending() {
    if (phase == Phase.OVER || callerGone) {
      return false;
    }
    if (phase == Phase.ADMITTED) {
      phase = Phase.SENT;
      exchange.sending();
    }
    return true;
  }

  /**
   * Ends the call without a complete answer; what is written afterwards is the application's own answer. Before
   * {@link #sending} the call counts as never sent, whatever the cause.
   */
  public void abort(Abort cause) {
    if (phase != Phase.OVER) {
      Abort said = phase == Phase.ADMITTED ? Abort.NEVER_SENT : cause;
      phase = Phase.OVER;
      exchange.abort(said);
    }
  }

  /**
   * Takes over a call whose caller went away; to be called while {@code channelInactive} is fired. If there is something to
   * learn, the application must then end the call: by the end of the answer, or by {@link #abort}.
   *
   * @return how far to read on; {@link Drain#NOTHING} if the handler ends the call itself
   */
  public Drain takeOver() {
    if (callerGone && phase != Phase.OVER && drain.worthwhile()) {
      takenOver = true;
      return drain;
    }
    return Drain.NOTHING;
  }

  /** Takes the next part of an answer that nobody waits for any more, and releases it. */
  public void learn(HttpObject part) {
    try {
      if (part instanceof HttpResponse head) {
        interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!interim && phase == Phase.SENT) {
          Responded unused = respond(Heads.of(head));
        }
      }
      if (part instanceof HttpContent content && !interim && phase == Phase.ANSWERING) {
        for (ByteBuffer bytes : content.content().nioBuffers()) {
          pass(bytes, Sink.NOWHERE);
        }
        if (content instanceof LastHttpContent last) {
          Headers unused = end(Heads.of(last.trailingHeaders()), Sink.NOWHERE);
        }
      }
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  /** Returns whether the application may still answer through the exchange: what was never sent has no upstream's answer. */
  boolean awaitsAnswer() {
    return phase == Phase.SENT;
  }

  boolean answering() {
    return phase == Phase.ANSWERING;
  }

  Responded respond(ResponseHead head) {
    Responded responded = exchange.responded(head);
    flow = responded.flow();
    phase = Phase.ANSWERING;
    return responded;
  }

  void pass(ByteBuffer bytes, Sink sink) {
    if (flow != null && bytes.hasRemaining()) {
      flow.pass(bytes, sink);
    }
  }

  Headers end(Headers trailers, Sink sink) {
    phase = Phase.OVER;
    return flow == null ? trailers : flow.end(trailers, sink);
  }

  /** Ends the call with an answer after which the connection is no longer HTTP. */
  void endWithoutBody() {
    if (phase == Phase.ANSWERING) {
      Headers unused = end(Headers.none(), Sink.NOWHERE);
    }
  }

  /** Says that the caller went away; {@link #takeOver} is open until {@link #leave}. */
  void callerGone() {
    if (phase == Phase.ADMITTED) {
      abort(Abort.NEVER_SENT);
    } else if (phase != Phase.OVER) {
      drain = exchange.callerGone();
    }
    callerGone = true;
  }

  /** Ends the call unless the application took it over. */
  void leave() {
    if (!takenOver) {
      abort(Abort.CALLER_GONE);
    }
  }

  private enum Phase {
    ADMITTED,
    SENT,
    ANSWERING,
    OVER
  }
}
