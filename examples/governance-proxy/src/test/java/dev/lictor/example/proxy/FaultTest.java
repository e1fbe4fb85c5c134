package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Drain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class FaultTest {

  private static final String GET = "GET /a?secret=1 HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String STREAM =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n";

  private final Doors.Recorded exchange = new Doors.Recorded(Drain.NOTHING);

  @Test
  void releasesACallWhoseUpstreamRefusesTheConnection() throws Exception {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = taken.getLocalPort();
    }
    try (Proxy proxy = Setups.proxy(nobody, Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      String answer = caller.readAnswer();

      assertThat(answer).startsWith("HTTP/1.1 502 ").endsWith("\"target\":\"/a\"}}");
      assertThat(answer).contains("{\"error\":{\"code\":\"bad_gateway\"");
      assertThat(exchange.ended()).containsExactly("abort NEVER_SENT");
      caller.send(GET);
      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void answers502IfTheUpstreamResetsBeforeItAnswers() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.vanish();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
      assertThat(exchange.ended()).containsExactly("sending", "abort UPSTREAM_FAILED");
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void answers502ToAnAnswerThatIsNoHttp() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("SSH-2.0-OpenSSH\r\n\r\n");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void neverEndsATruncatedStreamCleanly() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(STREAM);
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      String all = caller.readToEnd();

      assertThat(all).endsWith("3\r\none\r\n");
      assertThat(exchange.ended())
          .containsExactly("sending", "responded 200", "abort UPSTREAM_FAILED");
    }
  }

  @Test
  void neverEndsATruncatedSizedAnswerCleanly() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readToEnd()).endsWith("\r\n\r\nabc");
      assertThat(exchange.ended()).endsWith("abort UPSTREAM_FAILED");
    }
  }

  @Test
  void answers504IfTheUpstreamDoesNotBeginToAnswer() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.readToEnd();
          cancelled.countDown();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange), Setups.SHORT);
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 504 ").contains("gateway_timeout");
      assertThat(exchange.ended()).containsExactly("sending", "abort UPSTREAM_TIMED_OUT");
      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void cutsAnAnswerThatStalls() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(STREAM);
          link.readToEnd();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange), Setups.SHORT);
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readToEnd()).endsWith("3\r\none\r\n");
      assertThat(exchange.ended()).endsWith("abort UPSTREAM_TIMED_OUT");
    }
  }

  @Test
  void cancelsTheUpstreamWhenTheCallerOfAnUngovernedCallGoesAway() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(STREAM);
          try {
            link.readToEnd();
          } catch (IOException reset) {
            cancelled.countDown();
          }
          cancelled.countDown();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange))) {
      Origin.Link caller = Origin.Link.to(proxy.port());
      caller.send(GET);
      caller.readTo("one\r\n");
      caller.vanish();

      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(exchange.ended())
          .containsExactly("sending", "responded 200", "callerGone", "abort CALLER_GONE");
    }
  }

  @Test
  void readsTheAnswerOfAGovernedCallToItsEndAfterTheCallerWentAway() throws Exception {
    Doors.Recorded draining = Doors.Recorded.draining();
    CompletableFuture<Void> gone = new CompletableFuture<>();
    try (Origin origin = Origin.start(link -> {
          link.readBody(link.readHead());
          link.send(STREAM);
          gone.get(20, TimeUnit.SECONDS);
          link.send("3\r\ntwo\r\n0\r\n\r\n");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.governing(draining))) {
      Origin.Link caller = Origin.Link.to(proxy.port());
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      caller.readTo("one\r\n");
      caller.vanish();
      draining.awaitGone();
      gone.complete(null);

      assertThat(draining.ended())
          .containsExactly("sending", "responded 200", "callerGone", "end 6");
    }
  }

  @Test
  void stopsDrainingAtItsBound() throws Exception {
    Doors.Recorded draining = new Doors.Recorded(new Drain(1000, Duration.ofSeconds(30)));
    try (Origin origin = Origin.start(link -> {
          link.readBody(link.readHead());
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\none");
          draining.awaitGone();
          byte[] piece = new byte[1000];
          for (int i = 0; i < 100_000; i++) {
            link.out.write(piece);
          }
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.governing(draining))) {
      Origin.Link caller = Origin.Link.to(proxy.port());
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      caller.readTo("one");
      caller.vanish();

      assertThat(draining.ended()).endsWith("abort CALLER_GONE").doesNotContain("end");
    }
  }

  @Test
  void holdsTheUpstreamBackWhileTheCallerDoesNotRead() throws Exception {
    int pieces = 2_000; // of 64 KiB: more than all buffers between the two
    CountDownLatch written = new CountDownLatch(1);
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: " + (pieces * 65_536L) + "\r\n\r\n");
          byte[] piece = new byte[65_536];
          for (int i = 0; i < pieces; i++) {
            link.out.write(piece);
          }
          written.countDown();
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      caller.readHead();
      boolean allWasTaken = written.await(1, TimeUnit.SECONDS);
      caller.in.skipNBytes(pieces * 65_536L);

      assertThat(allWasTaken).isFalse();
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void holdsTheCallerBackWhileTheUpstreamDoesNotRead() throws Exception {
    int pieces = 2_000;
    CountDownLatch written = new CountDownLatch(1);
    CompletableFuture<Void> readOn = new CompletableFuture<>();
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          readOn.get(20, TimeUnit.SECONDS);
          link.in.skipNBytes(pieces * 65_536L);
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
        try {
          caller.send(
              "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + (pieces * 65_536L) + "\r\n\r\n");
          byte[] piece = new byte[65_536];
          for (int i = 0; i < pieces; i++) {
            caller.out.write(piece);
          }
          written.countDown();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
      boolean allWasTaken = written.await(1, TimeUnit.SECONDS);
      readOn.complete(null);

      assertThat(caller.readAnswer()).endsWith("ok");
      assertThat(allWasTaken).isFalse();
      sender.get(10, TimeUnit.SECONDS);
    }
  }
}
