package dev.lictor.example.simulator.traffic;

import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.BodyTally;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import dev.lictor.example.simulator.exchange.ModelRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The record of one exchange while it happens. Thread-safe: every change is made under the log's lock. */
public final class Recording {
  private final RequestLog log;
  private final UsageSums usage;
  private final long number;
  private final long connection;
  private final Head head;
  private final Optional<String> caller;
  private Body body = new BodyTally(0).soFar();
  private List<HeaderField> trailers = List.of();
  private RecordState state = RecordState.RECEIVING;
  private OptionalInt status = OptionalInt.empty();
  private List<HeaderField> answerHeaders = List.of();
  private Body answer = body;
  private Optional<ModelRun> run = Optional.empty();
  private boolean forgotten;

  Recording(
      RequestLog log,
      UsageSums usage,
      long number,
      long connection,
      Head head,
      Optional<String> caller) {
    this.log = log;
    this.usage = usage;
    this.number = number;
    this.connection = connection;
    this.head = head;
    this.caller = caller;
  }

  /** Takes in a request's body, complete or cut short; of a token request only length and hash. */
  public void received(Body received, List<HeaderField> fields) {
    log.change(this, () -> {
      body = keepable(received);
      trailers = List.copyOf(fields);
    });
  }

  /** Says how far the exchange has come. An aborted exchange stays so. */
  public void state(RecordState next) {
    log.change(this, () -> state = state == RecordState.ABORTED ? state : next);
  }

  /** Takes in the head of the answer. */
  public void answering(int code, List<HeaderField> fields) {
    log.change(this, () -> {
      status = OptionalInt.of(code);
      answerHeaders = List.copyOf(fields);
    });
  }

  /** Takes in that a model was run. */
  public void ran(ModelRun ran) {
    caller.ifPresent(instance -> usage.ran(instance, ran));
    log.change(this, () -> run = Optional.of(ran));
  }

  /** Takes in the body of the answer, complete or cut short; of a token request only length and hash. */
  public void answered(Body sent) {
    log.change(this, () -> answer = keepable(sent));
  }

  /** Takes in that the answer is complete, and with it the figures that it carries. */
  public void complete() {
    run.ifPresent(ran -> caller.ifPresent(instance -> usage.reported(instance, ran)));
    state(RecordState.COMPLETE);
  }

  private Body keepable(Body seen) {
    return head.path().equals("/oauth/token")
        ? seen.withoutBytes()
        : seen.keeping(RequestLog.MAX_BODY_BYTES);
  }

  RequestRecord snapshot() {
    return new RequestRecord(
        number,
        connection,
        head,
        body,
        trailers,
        caller,
        state,
        status,
        answerHeaders,
        answer,
        run);
  }

  long keptBytes() {
    return (long) body.kept().length + answer.kept().length;
  }

  void forgotten() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }
}
