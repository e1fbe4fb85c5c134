package dev.lictor.netty;

import dev.lictor.Admission;
import dev.lictor.Exchange;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** Answers of a front door, written by hand. Not instantiable. */
final class Scripted {

  private Scripted() {}

  static Response response(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Response(
        new ResponseHead(status, Headers.of("Content-Length", "" + bytes.length)),
        ByteBuffer.wrap(bytes));
  }

  static FrontDoor refusing() {
    return (head, peer) ->
        CompletableFuture.completedFuture(new Opening.Refuse(response(403, "no")));
  }

  /** Refuses what is below {@code /no}, lets the rest pass. */
  static FrontDoor passing(Exchange exchange) {
    return (head, peer) -> CompletableFuture.completedFuture(
        head.target().startsWith("/no")
            ? new Opening.Refuse(response(403, "no"))
            : new Opening.Pass(head, exchange));
  }

  static FrontDoor collecting(Collecting call) {
    return (head, peer) -> {
      call.head = head;
      return CompletableFuture.completedFuture(new Opening.Collect(call));
    };
  }

  /** Collects up to a bound, then admits what the test says. */
  static final class Collecting implements PendingCall {

    final CountDownLatch abandoned = new CountDownLatch(1);
    final CountDownLatch asked = new CountDownLatch(1);
    final CompletableFuture<Admission> admission = new CompletableFuture<>();
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final int maxBytes;
    volatile RequestHead head = new RequestHead("", "", Headers.none());

    Collecting(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    /** Forwards what came, behind a head that says so. */
    void forward(Exchange exchange) {
      byte[] body = received.toByteArray();
      admission.complete(new Admission.Forward(
          new RequestHead(
              head.method(),
              head.target(),
              head.headers()
                  .without(name -> name.equalsIgnoreCase("transfer-encoding"))
                  .with("Content-Length", "" + body.length)),
          ByteBuffer.wrap(body),
          exchange));
    }

    @Override
    public Optional<Response> receive(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        received.write(bytes.get());
      }
      return received.size() > maxBytes
          ? Optional.of(response(413, "too large"))
          : Optional.empty();
    }

    @Override
    public CompletionStage<Admission> admit() {
      asked.countDown();
      return admission;
    }

    @Override
    public void abandon() {
      abandoned.countDown();
    }
  }
}
