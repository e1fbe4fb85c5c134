package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Governs the requests of one HTTP/1.1 connection: goes behind {@code HttpServerCodec}, and before the application and any
 * aggregator.
 *
 * <p>Refused requests are answered here and never reach the application. Governed ones reach it as one head and one
 * {@link LastHttpContent} with exactly the bytes that were admitted; all others stream through. Requests are served one after
 * another; what comes early waits, and the socket is not read while something waits. Answers pass the engine on their way out,
 * piece by piece and uncopied unless the engine changes them; flushes pass as they come. {@code 100 Continue} is said here for
 * governed requests alone; for others it is the application's. After a {@code 101} answer everything passes untouched.
 *
 * <p>One instance for each channel. Confined to the channel's event loop; stages that complete elsewhere are brought back to it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
public final class LictorHandler extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(LictorHandler.class);

  private final FrontDoor door;
  private final HandlerOptions options;
  private final Inbox inbox = new Inbox();
  private final Answers answers = new Answers();
  private final Stages stages = new Stages(this);
  private final Refusals refusals;
  private State state = State.IDLE;
  private @Nullable Turn turn;
  private @Nullable PendingCall pending;
  private @Nullable Call call;
  private @Nullable ScheduledFuture<?> deadline; // of the body being collected
  private boolean pumping;
  private boolean fired;
  private boolean reset;
  private boolean gone;

  /** Makes a handler for one channel, with the default options. */
  public LictorHandler(FrontDoor door) {
    this(door, HandlerOptions.DEFAULT);
  }

  /** Makes a handler for one channel. */
  public LictorHandler(FrontDoor door, HandlerOptions options) {
    this.door = Objects.requireNonNull(door, "door");
    this.options = Objects.requireNonNull(options, "options");
    this.refusals = new Refusals(options);
  }

  /** Returns whether no request is being served, so that the connection may be closed without harm. */
  public boolean idle() {
    return state == State.IDLE && inbox.isEmpty() && answers.complete();
  }

  // What comes in

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    inbox.add(message);
    pump(ctx);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    readCompleted(ctx);
  }

  /** Reads on for an application that asks for each read, if what it asked for never reached it. */
  private void readCompleted(ChannelHandlerContext ctx) {
    boolean nothingReachedTheApplication = !fired;
    fired = false;
    ctx.fireChannelReadComplete();
    if (nothingReachedTheApplication
        && inbox.isEmpty()
        && !gone
        && !ctx.channel().config().isAutoRead()) {
      ctx.read();
    }
  }

  @Override
  public void read(ChannelHandlerContext ctx) {
    inbox.read(ctx);
  }

  private void pump(ChannelHandlerContext ctx) {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      if (state.takes && !gone) {
        inbox.resume(ctx);
      }
      while (state.takes && !inbox.isEmpty()) {
        take(ctx, Objects.requireNonNull(inbox.poll()));
      }
    } finally {
      pumping = false;
    }
    if (!inbox.isEmpty()) {
      inbox.pause(ctx);
    }
  }

  private void take(ChannelHandlerContext ctx, Object message) {
    switch (state) {
      case IDLE -> {
        if (message instanceof HttpRequest request) {
          begin(ctx, request);
        } else {
          fire(ctx, message);
        }
      }
      case STREAMING -> {
        if (message instanceof LastHttpContent) {
          delivered();
        }
        fire(ctx, message);
      }
      case COLLECTING -> collect(ctx, message);
      case DISCARDING, CLOSING -> state = refusals.discard(ctx, message, state);
      default -> fire(ctx, message);
    }
  }

  private void fire(ChannelHandlerContext ctx, Object message) {
    fired = true;
    ctx.fireChannelRead(message);
  }

  // One request: open, collect, admit

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    Turn begun = Turn.of(request);
    turn = begun;
    if (request.decoderResult().isFailure()) {
      ReferenceCountUtil.release(request);
      state = refusals.malformed(ctx, begun, request.decoderResult().cause());
      return;
    }
    HttpRequest head = request;
    if (request instanceof FullHttpRequest full) {
      head =
          new DefaultHttpRequest(full.protocolVersion(), full.method(), full.uri(), full.headers());
      inbox.addFirst(new DefaultLastHttpContent(full.content(), full.trailingHeaders()));
    }
    state = State.OPENING;
    RequestHead opened = Heads.of(head);
    HttpRequest original = head;
    stages.await(
        ctx,
        () -> door.open(opened, Peers.of(ctx.channel())),
        (opening, failure) -> {
          if (failure != null) {
            state = refusals.refuse(ctx, begun, Goodbye.failed(), false);
          } else {
            opened(ctx, begun, original, opened, opening);
          }
        },
        Stages::letGo);
  }

  private void opened(
      ChannelHandlerContext ctx,
      Turn begun,
      HttpRequest original,
      RequestHead head,
      Opening opening) {
    if (opening instanceof Opening.Refuse refusal) {
      state = refusals.refuse(ctx, begun, refusal.response(), false);
    } else if (opening instanceof Opening.Pass pass) {
      state = State.STREAMING;
      accept(ctx, new Call(pass.exchange(), false));
      fire(ctx, pass.head().equals(head) ? original : Heads.netty(pass.head(), begun.version()));
    } else if (opening instanceof Opening.Collect collect) {
      pending = collect.call();
      state = State.COLLECTING;
      deadline = ctx.executor()
          .schedule(() -> late(ctx, begun), options.collect().toMillis(), TimeUnit.MILLISECONDS);
      if (begun.awaitsContinue() && inbox.isEmpty()) {
        ctx.writeAndFlush(new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
      }
    }
  }

  private void collect(ChannelHandlerContext ctx, Object message) {
    PendingCall collecting = Objects.requireNonNull(pending);
    Turn begun = Objects.requireNonNull(turn);
    boolean last = message instanceof LastHttpContent;
    Optional<Response> refusal = Optional.empty();
    try {
      if (!(message instanceof HttpContent content) || content.decoderResult().isFailure()) {
        collected();
        collecting.abandon();
        state = refusals.malformed(ctx, begun, null);
        return;
      }
      for (ByteBuffer bytes : content.content().nioBuffers()) {
        if (refusal.isEmpty() && bytes.hasRemaining()) {
          refusal = collecting.receive(bytes);
        }
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
    if (refusal.isPresent()) {
      collected();
      state = refusals.refuse(ctx, begun, refusal.get(), last);
    } else if (last) {
      collected();
      state = State.ADMITTING;
      stages.await(
          ctx,
          collecting::admit,
          (admission, failure) -> {
            if (failure != null) {
              state = refusals.refuse(ctx, begun, Goodbye.failed(), true);
            } else {
              admitted(ctx, begun, admission);
            }
          },
          Stages::letGo);
    }
  }

  private void collected() {
    pending = null;
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void late(ChannelHandlerContext ctx, Turn begun) {
    letGoOfRequest();
    state = refusals.last(ctx, begun, Goodbye.late());
  }

  private void admitted(ChannelHandlerContext ctx, Turn begun, Admission admission) {
    if (admission instanceof Admission.Refuse refusal) {
      state = refusals.refuse(ctx, begun, refusal.response(), true);
    } else if (admission instanceof Admission.Forward forward) {
      state = State.DELIVERED;
      accept(ctx, new Call(forward.exchange(), true));
      fire(ctx, Heads.netty(forward.head(), begun.version()));
      fire(ctx, new DefaultLastHttpContent(Unpooled.wrappedBuffer(forward.body())));
    }
  }

  private void accept(ChannelHandlerContext ctx, Call accepted) {
    call = accepted;
    answers.expect(Objects.requireNonNull(turn), accepted);
    Call.publish(ctx.channel(), accepted);
    if (options.sending() == HandlerOptions.Sending.SAID_BY_HANDLER) {
      boolean unused = accepted.sending();
    }
  }

  /** Returns whether a stage that is complete may go on at once, inside the read that asked for it. */
  boolean pumping() {
    return pumping;
  }

  boolean gone() {
    return gone;
  }

  /** Goes on after something that was waited for. */
  void goOn(ChannelHandlerContext ctx) {
    pump(ctx);
    readCompleted(ctx);
  }

  // What goes out

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (gone || !state.answers || !(message instanceof HttpObject part)) {
      ctx.write(message, promise);
      return;
    }
    Answers.Progress progress;
    try {
      progress = answers.write(ctx, part, promise);
    } catch (RuntimeException failure) {
      LOG.error("the engine failed on an answer: {}", failure.getClass().getName());
      promise.tryFailure(failure);
      ctx.close();
      return;
    }
    if (progress == Answers.Progress.TUNNEL) {
      state = State.TUNNEL;
    } else if (progress == Answers.Progress.COMPLETE && state == State.DELIVERED) {
      state = afterAnswer();
    }
    if (progress != Answers.Progress.GOING_ON) {
      finished(ctx);
    }
  }

  /** The request was delivered; if it was answered already, the turn is over. */
  private void delivered() {
    state = answers.complete() ? afterAnswer() : State.DELIVERED;
  }

  /** What comes behind the last request of a connection is not looked at (RFC 9112 §9.6). */
  private State afterAnswer() {
    return answers.last() ? State.CLOSING : State.IDLE;
  }

  private void finished(ChannelHandlerContext ctx) {
    call = null;
    Call.publish(ctx.channel(), null);
    if (!inbox.isEmpty()) {
      ctx.executor().execute(() -> goOn(ctx));
    }
  }

  // Ends

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    reset |= cause instanceof IOException; // whoever closes now, the caller went away first
    ctx.fireExceptionCaught(cause);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (call != null && !reset) {
      call.abort(Abort.HOST_FAILED);
    }
    ctx.close(promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    gone = true;
    letGoOfRequest();
    Call left = call;
    if (left != null) {
      left.callerGone();
    }
    ctx.fireChannelInactive();
    if (left != null) {
      left.leave();
    }
    call = null;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (!gone) {
      gone = true;
      letGoOfRequest();
      if (call != null) {
        call.abort(Abort.HOST_FAILED);
      }
    }
  }

  private void letGoOfRequest() {
    inbox.clear();
    if (pending != null) {
      pending.abandon();
      collected();
    }
  }
}
