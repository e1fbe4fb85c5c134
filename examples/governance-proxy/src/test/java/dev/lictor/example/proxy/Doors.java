package dev.lictor.example.proxy;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Drain;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.Responded;
import dev.lictor.Sink;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.netty.FrontDoor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Engines written by hand. Not instantiable. */
final class Doors {

  private Doors() {}

  static FrontDoor passing() {
    return passing(new Recorded(Drain.NOTHING));
  }

  static FrontDoor passing(Exchange exchange) {
    return (head, peer) -> CompletableFuture.completedFuture(new Opening.Pass(head, exchange));
  }

  /** Collects every body and forwards it. */
  static FrontDoor governing(Exchange exchange) {
    return (head, peer) ->
        CompletableFuture.completedFuture(new Opening.Collect(new Whole(head, exchange)));
  }

  private static final class Whole implements PendingCall {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final RequestHead head;
    private final Exchange exchange;

    Whole(RequestHead head, Exchange exchange) {
      this.head = head;
      this.exchange = exchange;
    }

    @Override
    public Optional<Response> receive(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        received.write(bytes.get());
      }
      return Optional.empty();
    }

    @Override
    public CompletionStage<Admission> admit() {
      return CompletableFuture.completedFuture(new Admission.Forward(
          head.with(head.headers().with("Content-Length", "" + received.size())),
          ByteBuffer.wrap(received.toByteArray()),
          exchange));
    }

    @Override
    public void abandon() {}
  }

  /** Writes down what it is told. Thread-safe. */
  static final class Recorded implements Exchange, Flow {

    final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Drain drain;
    private long bytes;

    Recorded(Drain drain) {
      this.drain = drain;
    }

    static Recorded draining() {
      return new Recorded(new Drain(1 << 20, Duration.ofSeconds(30)));
    }

    List<String> ended() throws InterruptedException {
      if (!ended.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the exchange never ended, it was told " + told);
      }
      return told;
    }

    void awaitGone() throws InterruptedException {
      if (!gone.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the caller was not seen to go, told " + told);
      }
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
      return new Responded(head, this);
    }

    @Override
    public Drain callerGone() {
      told.add("callerGone");
      gone.countDown();
      return drain;
    }

    @Override
    public void abort(Abort cause) {
      told.add("abort " + cause);
      ended.countDown();
    }

    @Override
    public void pass(ByteBuffer passed, Sink sink) {
      bytes += passed.remaining();
      sink.accept(passed);
    }

    @Override
    public Headers end(Headers trailers, Sink sink) {
      told.add("end " + bytes);
      ended.countDown();
      return trailers;
    }
  }
}
