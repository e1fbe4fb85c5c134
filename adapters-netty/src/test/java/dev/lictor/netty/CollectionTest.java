package dev.lictor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Admission;
import dev.lictor.Opening;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(Leaks.class)
class CollectionTest {

  private final BlockingQueue<String> seen = Application.queue();
  private final RecordingExchange exchange = new RecordingExchange();
  private final Scripted.Collecting call = new Scripted.Collecting(100);

  @Test
  void handsOnExactlyWhatWasAdmittedAsOnePiece() throws Exception {
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
      client.send("2\r\nde\r\n0\r\nX-Trailer: dropped\r\n\r\n");
      assertThat(call.asked.await(10, TimeUnit.SECONDS)).isTrue();
      call.forward(exchange);
      client.readTo("/a");

      assertThat(Application.next(seen)).isEqualTo("POST /a 2");
      assertThat(Application.next(seen)).isEqualTo("abcde");
      assertThat(Application.next(seen)).isEqualTo("last0");
      assertThat(exchange.ended()).containsExactly("sending", "responded 200", "pass /a", "end");
    }
  }

  @Test
  void saysContinueOnceTheBodyIsWanted() throws Exception {
    call.admission.complete(new Admission.Refuse(Scripted.response(429, "later")));
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send(
          "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      String interim = client.readHead();
      client.send("abc");
      String refusal = client.readTo("later");

      assertThat(interim).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(refusal).startsWith("HTTP/1.1 429 ").doesNotContainIgnoringCase("close");
    }
  }

  @Test
  void answersABodyThatIsTooLargeAndKeepsTheConnection() throws Exception {
    FrontDoor door = (head, peer) -> CompletableFuture.completedFuture(
        head.method().equals("POST")
            ? new Opening.Collect(call)
            : new Opening.Pass(head, exchange));
    try (Server server = new Server(door, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(500));
      String refusal = client.readTo("too large");
      client.send("x".repeat(500) + "GET /next HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(refusal).startsWith("HTTP/1.1 413 ");
      assertThat(client.readTo("/next")).startsWith("HTTP/1.1 200 ");
      assertThat(call.abandoned.getCount()).isEqualTo(1);
    }
  }

  @Test
  void readsOnAfterARequestWhoseBodyHadToWait() throws Exception {
    CompletableFuture<Opening> late = new CompletableFuture<>();
    CompletableFuture<Channel> channel = new CompletableFuture<>();
    FrontDoor door = (head, peer) -> head.method().equals("POST")
        ? late
        : CompletableFuture.completedFuture(new Opening.Pass(head, exchange));
    call.admission.complete(new Admission.Refuse(Scripted.response(429, "later")));
    try (Server server = new Server(door, () -> {
          Application application = Application.answering(seen);
          return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel opened) {
              opened.pipeline().addLast(application);
              channel.complete(opened);
            }
          };
        });
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      while (channel.get(10, TimeUnit.SECONDS).config().isAutoRead()) {
        Thread.onSpinWait();
      }
      late.complete(new Opening.Collect(call));
      client.readTo("later");
      client.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readTo("/next")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void abandonsABodyWhoseCallerWentAway() throws Exception {
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab");
      client.vanish();

      assertThat(call.abandoned.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void neverSendsACallThatWasAdmittedAfterItsCallerWentAway() throws Exception {
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
      assertThat(call.asked.await(10, TimeUnit.SECONDS)).isTrue();
      client.vanish();
      assertThat(Application.next(seen)).isEqualTo("inactive");
      call.forward(exchange);

      assertThat(exchange.ended()).containsExactly("abort NEVER_SENT");
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void refusesABrokenChunkAndAbandonsTheBody() throws Exception {
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n");

      assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
      assertThat(call.abandoned.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void collectsAnEmptyBody() throws Exception {
    try (Server server = new Server(Scripted.collecting(call), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      assertThat(call.asked.await(10, TimeUnit.SECONDS)).isTrue();
      call.forward(exchange);

      assertThat(client.readTo("/a")).startsWith("HTTP/1.1 200 ");
    }
  }
}
