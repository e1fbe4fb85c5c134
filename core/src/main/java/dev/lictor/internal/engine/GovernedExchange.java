package dev.lictor.internal.engine;

import dev.lictor.Abort;
import dev.lictor.AnswerCutException;
import dev.lictor.Drain;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Responded;
import dev.lictor.Sink;
import dev.lictor.http.ForwardedHeaders;
import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.AnswerEdit;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.coding.DecodedCopy;
import dev.lictor.store.Receipt;
import dev.lictor.usage.Usage;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A governed call on its way. Whatever ends it, it settles exactly once: {@link #closed} is the only way there. Thread-safe but
 * for its flow.
 */
final class GovernedExchange implements Exchange {

  private static final Logger LOG = LoggerFactory.getLogger(GovernedExchange.class);

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;
  private final Settlement settlement;
  private final Runnable freeBody;
  private final Runnable answered;
  private final CompletableFuture<Void> watchdog;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean responded = new AtomicBoolean();
  private volatile boolean sent;
  private volatile int status;
  private volatile Answer answer = new Answer(Meter.SILENT, /* compressed= */ false);

  private GovernedExchange(
      Call call, Shared shared, ProviderSchema room, Optional<Receipt> receipt, Runnable freeBody) {
    this.call = call;
    this.shared = shared;
    this.room = room;
    this.freeBody = freeBody;
    this.answered = shared.changes(call.operation());
    this.settlement = new Settlement(call, shared, receipt);
    this.watchdog = new CompletableFuture<>();
  }

  /** Begins the exchange of a call that was admitted, and watches that it ends. */
  static GovernedExchange begin(
      Call call, Shared shared, ProviderSchema room, Optional<Receipt> receipt, Runnable freeBody) {
    GovernedExchange exchange = new GovernedExchange(call, shared, room, receipt, freeBody);
    CompletionStage<Void> over = exchange.watchdog.orTimeout(
        shared.setup().limits().exchange().toMillis(), TimeUnit.MILLISECONDS);
    over.whenComplete((nothing, timedOut) -> {
      if (timedOut != null) {
        LOG.warn(
            "exchange {}: the host never ended this call; it is settled at its hold",
            exchange.requestId());
        exchange.abort(Abort.HOST_FAILED);
      }
    });
    return exchange;
  }

  @Override
  public String requestId() {
    return call.requestId();
  }

  @Override
  public void sending() {
    sent = true;
  }

  @Override
  public Responded responded(ResponseHead head) {
    if (!responded.compareAndSet(false, true)) {
      throw new IllegalStateException("the exchange has been answered before");
    }
    sent = true;
    status = head.status();
    freeBody.run();
    answered.run();
    if (call.operation().kind().spends() && head.status() >= 300 && head.status() < 400) {
      Response instead = instead(
          "redirect_refused",
          "The upstream answered a governed call with a redirect, which is not followed");
      return new Responded(instead.head(), new Replaced(instead));
    }
    String coding = head.headers().count("Content-Encoding") > 1
        ? "several"
        : head.headers().first("Content-Encoding");
    boolean plain = coding == null || coding.isBlank() || coding.equalsIgnoreCase("identity");
    AnswerEdit edit = call.scrubs().isEmpty()
        ? AnswerEdit.none()
        : room.edit(call.operation(), call.facts(), head, call.scrubs());
    boolean edits = edit != AnswerEdit.none();
    if (edits && !plain) {
      answer = new Answer(Meter.SILENT, /* compressed= */ true);
      Response instead =
          instead("coded_answer", "The upstream compressed an answer that the gateway must change");
      return new Responded(instead.head(), new Replaced(instead));
    }
    Meter identity = room.meter(call.operation(), call.facts(), head);
    Optional<Meter> its =
        plain ? Optional.of(identity) : DecodedCopy.of(String.valueOf(coding), identity);
    answer = new Answer(its.orElse(Meter.SILENT), !plain);
    Headers headers = ForwardedHeaders.ofAnswer(head.headers());
    return new Responded(
        head.with(edits ? ForwardedHeaders.ofEditedAnswer(headers) : headers),
        new Metered(answer, edit, AnswerType.of(head) != AnswerType.EVENTS));
  }

  private Response instead(String code, String message) {
    return room.refuse(
        call.operation(),
        new Refusal(502, code, message, Map.of(), requestId(), OptionalLong.empty()));
  }

  @Override
  public Drain callerGone() {
    return closed.get() || !sent
        ? Drain.NOTHING
        : new Drain(
            shared.setup().limits().drainBytes(), shared.setup().limits().drainTime());
  }

  @Override
  public void abort(Abort cause) {
    if (!closed()) {
      return;
    }
    if (!sent || (cause == Abort.NEVER_SENT && !responded.get())) {
      settlement.release();
      return;
    }
    Measured measured = answer.end();
    if (measured.usage().isPresent() && !measured.brokeOff()) {
      complete(measured); // only the framing behind the answer was missing
    } else {
      Usage usage = Charging.partial(call.facts(), measured, answer.bytes());
      keeping().settlePartial(status, measured, usage);
    }
  }

  private void complete(Measured measured) {
    Usage usage = Charging.complete(call.facts(), status, measured, answer.bytes());
    keeping().settle(status, measured, usage);
  }

  private Keeping keeping() {
    return new Keeping(call, shared, room, settlement);
  }

  /** Returns true for the one who ends the exchange. */
  private boolean closed() {
    if (!closed.compareAndSet(false, true)) {
      return false;
    }
    watchdog.complete(null);
    freeBody.run();
    if (sent) {
      answered.run();
    }
    return true;
  }

  /** An answer whose figures are read, and which is cleaned, as it passes. */
  private final class Metered implements Flow {

    private final Answer its;
    private final AnswerEdit edit;
    private final boolean cuts; // since the dialect has no frame of an error that could end it
    private boolean over;

    Metered(Answer its, AnswerEdit edit, boolean cuts) {
      this.its = its;
      this.edit = edit;
      this.cuts = cuts;
    }

    @Override
    public void pass(ByteBuffer bytes, Sink sink) {
      if (!closed.get()) {
        its.pass(bytes);
      }
      if (edit == AnswerEdit.none()) {
        sink.accept(bytes); // the very buffer, which hosts notice
      } else if (!over) {
        over = !edit.pass(bytes, sink::accept);
        if (over && cuts) {
          throw new AnswerCutException();
        }
      }
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      if (closed()) {
        complete(its.end());
      }
      if (!over) {
        edit.end(sink::accept);
      }
      return trailers;
    }
  }

  /** An answer that does not reach the caller; another is said in its place. */
  private final class Replaced implements Flow {

    private final Response instead;

    Replaced(Response instead) {
      this.instead = instead;
    }

    @Override
    public void pass(ByteBuffer bytes, Sink sink) {
      bytes.position(bytes.limit());
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      if (closed()) {
        complete(Measured.NOTHING);
      }
      sink.accept(instead.body());
      return Headers.none();
    }
  }
}
