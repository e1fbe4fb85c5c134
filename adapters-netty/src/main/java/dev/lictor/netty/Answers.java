package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Responded;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leads the answer of one request after another through its call. Confined to one channel. */
@SuppressWarnings("FutureReturnValueIgnored") // the promise is the application's
final class Answers {

  private @Nullable Turn turn;
  private @Nullable Call call;
  private boolean interim; // inside a 1xx answer
  private boolean complete = true;
  private boolean closeAtEnd;
  private boolean last;

  void expect(Turn newTurn, Call newCall) {
    turn = newTurn;
    call = newCall;
    interim = false;
    complete = false;
    closeAtEnd = false;
    last = !newTurn.keepAlive();
  }

  boolean complete() {
    return complete;
  }

  /** Returns whether the caller or the application said that no other request follows on the connection. */
  boolean last() {
    return last;
  }

  /** Writes a part of an answer, and owns it whatever happens. */
  Progress write(ChannelHandlerContext ctx, HttpObject part, ChannelPromise promise) {
    Turn answered = Objects.requireNonNull(turn);
    Call told = Objects.requireNonNull(call);
    int status = part instanceof HttpResponse head ? head.status().code() : 0;
    if (status != 0) {
      interim = status != 101 && HttpStatusClass.valueOf(status) == HttpStatusClass.INFORMATIONAL;
    }
    boolean end = part instanceof LastHttpContent;
    if (interim || complete) {
      ctx.write(part, promise);
      interim &= !end;
      return Progress.GOING_ON;
    }
    last |= part instanceof HttpResponse head
        && head.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    boolean upstreams = status != 0 ? told.awaitsAnswer() : told.answering();
    if (!upstreams) {
      if (status != 0) {
        told.abort(Abort.NEVER_SENT); // the application answers what it never sent
      }
      ctx.write(part, promise);
    } else if (part instanceof HttpResponse head) {
      status = respond(ctx, head, answered, told, promise);
    } else if (part instanceof HttpContent content) {
      pass(ctx, content, told, promise);
    }
    if (answered.endsHttp(status)) {
      told.endWithoutBody();
      complete = true;
      return Progress.TUNNEL;
    }
    complete = end;
    return end ? Progress.COMPLETE : Progress.GOING_ON;
  }

  private int respond(
      ChannelHandlerContext ctx,
      HttpResponse response,
      Turn answered,
      Call told,
      ChannelPromise promise) {
    ResponseHead came = Heads.of(response);
    Responded responded;
    try {
      responded = told.respond(came);
    } catch (RuntimeException failure) {
      ReferenceCountUtil.release(response);
      throw failure;
    }
    ResponseHead goes = responded.head();
    boolean whole = response instanceof HttpContent;
    if (answered.endsHttp(goes.status()) || (goes.equals(came) && !whole)) {
      ctx.write(response, promise);
      return goes.status();
    }
    ctx.write(
        goes.equals(came)
            ? new DefaultHttpResponse(
                response.protocolVersion(), response.status(), response.headers())
            : rewritten(goes, answered),
        whole ? ctx.newPromise() : promise);
    if (response instanceof HttpContent content) {
      pass(ctx, content, told, promise);
    }
    return goes.status();
  }

  private HttpResponse rewritten(ResponseHead head, Turn answered) {
    HttpHeaders headers = Heads.netty(head.headers());
    boolean framed = headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    if (!framed && !answered.bodiless(head.status())) {
      if (answered.chunkable()) {
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      } else {
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        closeAtEnd = true;
      }
    }
    return new DefaultHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(head.status()), headers);
  }

  private void pass(
      ChannelHandlerContext ctx, HttpContent content, Call told, ChannelPromise given) {
    ChannelPromise promise = closeAtEnd && content instanceof LastHttpContent
        ? given.unvoid().addListener(ChannelFutureListener.CLOSE)
        : given;
    Relay relay = new Relay(content.content(), ctx.alloc());
    try {
      relay.through(told);
      if (!(content instanceof LastHttpContent last)) {
        if (relay.same()) {
          ctx.write(content.retain(), promise);
        } else {
          ctx.write(new DefaultHttpContent(relay.result()), promise);
        }
        return;
      }
      Headers trailers = Heads.of(last.trailingHeaders());
      Headers kept = told.end(trailers, relay);
      boolean plain = kept.equals(trailers) && !(content instanceof HttpResponse);
      if (relay.same() && plain) {
        ctx.write(content.retain(), promise);
      } else {
        ByteBuf rest = relay.result();
        ctx.write(new DefaultLastHttpContent(rest, Heads.netty(kept)), promise);
      }
    } catch (RuntimeException failure) {
      relay.discard();
      throw failure;
    } finally {
      ReferenceCountUtil.release(content);
    }
  }

  /** How far an answer got. */
  enum Progress {
    /** More is to come. */
    GOING_ON,
    /** It is complete. */
    COMPLETE,
    /** It ends HTTP on the connection. */
    TUNNEL
  }
}
