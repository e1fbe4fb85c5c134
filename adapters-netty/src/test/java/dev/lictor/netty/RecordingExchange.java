package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Responded;
import dev.lictor.Sink;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Writes down what it is told, and lets answers through as they are or changed. Thread-safe. */
final class RecordingExchange implements Exchange {

  final List<String> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile UnaryOperator<ResponseHead> heads = UnaryOperator.identity();
  private volatile UnaryOperator<String> bodies = UnaryOperator.identity();
  private volatile boolean changesBodies;
  private volatile String tail = "";
  private volatile Drain drain = Drain.NOTHING;

  RecordingExchange editing(UnaryOperator<ResponseHead> edit) {
    heads = edit;
    return this;
  }

  RecordingExchange rewriting(UnaryOperator<String> edit, String newTail) {
    bodies = edit;
    changesBodies = true;
    tail = newTail;
    return this;
  }

  RecordingExchange draining(Drain newDrain) {
    drain = newDrain;
    return this;
  }

  /** Waits until the exchange has ended. */
  List<String> ended() throws InterruptedException {
    if (!ended.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the exchange never ended, it was told " + told);
    }
    return told;
  }

  @Override
  public String requestId() {
    return "recorded";
  }

  @Override
  public void sending() {
    told.add("sending");
  }

  @Override
  public Responded responded(ResponseHead head) {
    told.add("responded " + head.status());
    return new Responded(heads.apply(head), new Recorded());
  }

  @Override
  public Drain callerGone() {
    told.add("callerGone");
    return drain;
  }

  @Override
  public void abort(Abort cause) {
    told.add("abort " + cause);
    ended.countDown();
  }

  private final class Recorded implements Flow {
    @Override
    public void pass(ByteBuffer bytes, Sink sink) {
      String text = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
      told.add("pass " + text);
      sink.accept(
          changesBodies
              ? ByteBuffer.wrap(bodies.apply(text).getBytes(StandardCharsets.UTF_8))
              : bytes);
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      told.add("end");
      if (!tail.isEmpty()) {
        sink.accept(ByteBuffer.wrap(tail.getBytes(StandardCharsets.UTF_8)));
      }
      ended.countDown();
      return trailers;
    }
  }
}
