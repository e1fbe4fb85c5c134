package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private State state = State.IDLE;
  private @Nullable Turn turn;
  private @Nullable PendingCall pending;
  private @Nullable Call call;
  private long discardable;
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
        boolean last = message instanceof LastHttpContent;
        if (last) {
          delivered();
        }
        fire(ctx, message);
      }
      case COLLECTING -> collect(ctx, message);
      case DISCARDING, CLOSING -> discard(ctx, message);
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
      refuseMalformed(ctx, begun, request.decoderResult().cause());
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
    whenDone(
        ctx,
        () -> door.open(opened, Peers.of(ctx.channel())),
        (opening, failure) -> {
          if (failure != null) {
            refuse(ctx, begun, Goodbye.failed(), false);
          } else {
            opened(ctx, begun, original, opened, opening);
          }
        },
        LictorHandler::letGo);
  }

  private void opened(
      ChannelHandlerContext ctx,
      Turn begun,
      HttpRequest original,
      RequestHead head,
      Opening opening) {
    if (opening instanceof Opening.Refuse refusal) {
      refuse(ctx, begun, refusal.response(), false);
    } else if (opening instanceof Opening.Pass pass) {
      state = State.STREAMING;
      accept(ctx, new Call(pass.exchange(), false));
      fire(ctx, pass.head().equals(head) ? original : request(begun, pass.head()));
    } else if (opening instanceof Opening.Collect collect) {
      pending = collect.call();
      state = State.COLLECTING;
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
        pending = null;
        collecting.abandon();
        refuseMalformed(ctx, begun, null);
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
      pending = null;
      refuse(ctx, begun, refusal.get(), last);
    } else if (last) {
      pending = null;
      state = State.ADMITTING;
      whenDone(
          ctx,
          collecting::admit,
          (admission, failure) -> {
            if (failure != null) {
              refuse(ctx, begun, Goodbye.failed(), true);
            } else {
              admitted(ctx, begun, admission);
            }
          },
          LictorHandler::letGo);
    }
  }

  private void admitted(ChannelHandlerContext ctx, Turn begun, Admission admission) {
    if (admission instanceof Admission.Refuse refusal) {
      refuse(ctx, begun, refusal.response(), true);
    } else if (admission instanceof Admission.Forward forward) {
      state = State.DELIVERED;
      accept(ctx, new Call(forward.exchange(), true));
      fire(ctx, request(begun, forward.head()));
      fire(ctx, new DefaultLastHttpContent(Unpooled.wrappedBuffer(forward.body())));
    }
  }

  private static HttpRequest request(Turn begun, RequestHead head) {
    return new DefaultHttpRequest(
        begun.version(),
        HttpMethod.valueOf(head.method()),
        head.target(),
        Heads.netty(head.headers()));
  }

  private void accept(ChannelHandlerContext ctx, Call accepted) {
    call = accepted;
    answers.expect(Objects.requireNonNull(turn), accepted);
    Call.publish(ctx.channel(), accepted);
    if (options.sending() == HandlerOptions.Sending.SAID_BY_HANDLER) {
      boolean unused = accepted.sending();
    }
  }

  /** Waits for a stage; what it brings after the connection is gone is let go. */
  private <T> void whenDone(
      ChannelHandlerContext ctx,
      Supplier<CompletionStage<T>> asked,
      BiConsumer<T, @Nullable Throwable> then,
      Consumer<T> letGo) {
    CompletionStage<T> stage;
    try {
      stage = asked.get();
    } catch (RuntimeException failure) {
      stage = CompletableFuture.failedFuture(failure);
    }
    stage.whenComplete((result, failure) -> {
      if (failure != null) {
        LOG.error("the engine failed: {}", failure.getClass().getName());
      }
      if (ctx.executor().inEventLoop() && pumping) {
        arrived(result, failure, then, letGo); // at once, inside the read that asked
        return;
      }
      try {
        ctx.executor().execute(() -> {
          arrived(result, failure, then, letGo);
          pump(ctx);
          readCompleted(ctx);
        });
      } catch (RejectedExecutionException loopIsDown) {
        if (failure == null) {
          letGo.accept(result);
        }
      }
    });
  }

  private <T> void arrived(
      T result,
      @Nullable Throwable failure,
      BiConsumer<T, @Nullable Throwable> then,
      Consumer<T> letGo) {
    if (!gone) {
      then.accept(result, failure);
    } else if (failure == null) {
      letGo.accept(result);
    }
  }

  private static void letGo(Opening opening) {
    if (opening instanceof Opening.Pass pass) {
      pass.exchange().abort(Abort.NEVER_SENT);
    } else if (opening instanceof Opening.Collect collect) {
      collect.call().abandon();
    }
  }

  private static void letGo(Admission admission) {
    if (admission instanceof Admission.Forward forward) {
      forward.exchange().abort(Abort.NEVER_SENT);
    }
  }

  // Refusals

  private void refuseMalformed(ChannelHandlerContext ctx, Turn begun, @Nullable Throwable cause) {
    HttpResponseStatus status = HttpResponseStatus.BAD_REQUEST;
    if (cause instanceof TooLongHttpLineException) {
      status = HttpResponseStatus.REQUEST_URI_TOO_LONG;
    } else if (cause instanceof TooLongHttpHeaderException) {
      status = HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
    }
    state = State.CLOSING;
    ChannelFuture written = Goodbye.write(ctx, Goodbye.malformed(status), begun, false);
    Goodbye.lingerThenClose(ctx, written, options.linger());
  }

  private void refuse(ChannelHandlerContext ctx, Turn begun, Response response, boolean complete) {
    discardable = options.maxDiscardBytes();
    boolean bodyIsCheap = !begun.awaitsContinue() && begun.declaredBytes() <= discardable;
    boolean keep = begun.keepAlive() && (complete || bodyIsCheap);
    ChannelFuture written = Goodbye.write(ctx, response, begun, keep);
    if (keep) {
      state = complete ? State.IDLE : State.DISCARDING;
    } else {
      state = State.CLOSING;
      if (complete) {
        written.addListener(ChannelFutureListener.CLOSE);
      } else {
        Goodbye.lingerThenClose(ctx, written, options.linger());
      }
    }
  }

  private void discard(ChannelHandlerContext ctx, Object message) {
    boolean last = message instanceof LastHttpContent;
    if (message instanceof HttpContent content) {
      discardable -= content.content().readableBytes();
    }
    ReferenceCountUtil.release(message);
    if (state == State.CLOSING) {
      return;
    }
    if (last) {
      state = State.IDLE;
    } else if (discardable < 0) {
      state = State.CLOSING;
      ChannelFuture flushed = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
      Goodbye.lingerThenClose(ctx, flushed, options.linger());
    }
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
      ctx.executor().execute(() -> {
        pump(ctx);
        readCompleted(ctx);
      });
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
      pending = null;
    }
  }

  /** Where a connection stands between reading a request and having answered it. */
  private enum State {
    /** Waits for a request. */
    IDLE(true, false),
    /** Asks what the head decides. */
    OPENING(false, false),
    /** Collects the body. */
    COLLECTING(true, false),
    /** Asks what the whole decides. */
    ADMITTING(false, false),
    /** Passes the body on; the answer may begin. */
    STREAMING(true, true),
    /** The application has all of the request. */
    DELIVERED(false, true),
    /** Drops the body of a refused request. */
    DISCARDING(true, false),
    /** Closes, dropping what comes. */
    CLOSING(true, false),
    /** No longer HTTP. */
    TUNNEL(true, false);

    final boolean takes;
    final boolean answers;

    State(boolean takes, boolean answers) {
      this.takes = takes;
      this.answers = answers;
    }
  }
}
