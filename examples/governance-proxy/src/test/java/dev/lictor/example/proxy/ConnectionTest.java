package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Drain;
import dev.lictor.netty.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When connections, of callers and to the upstream, begin, stay, wait and end. */
@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class ConnectionTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Doors.Recorded exchange = new Doors.Recorded(Drain.NOTHING);

  @Test
  void repeatsARequestOfWhichNoByteCouldBeWrittenOnAFreshConnection() throws Exception {
    CompletableFuture<Void> over = new CompletableFuture<>();
    AtomicReference<Origin.Link> idle = new AtomicReference<>();
    try (Origin origin = Origin.start(link -> {
          link.readBody(link.readHead());
          idle.set(link);
          link.send(OK);
          over.get(
              20, TimeUnit.SECONDS); // not reading: a close under a read would take effect later
        });
        Proxy proxy = proxy(origin, 1, (head, peer) -> {
          if (head.target().equals("/again")) {
            vanish(Objects.requireNonNull(
                idle.get())); // while the one event loop waits here it cannot notice
          }
          return Doors.passing(exchange).open(head, peer);
        });
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      caller.readAnswer();
      caller.send("POST /again HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

      String answer = caller.readAnswer();
      over.complete(null);

      assertThat(answer).isEqualTo(OK);
      assertThat(origin.connections()).isEqualTo(2);
      assertThat(exchange.told)
          .containsExactly(
              "sending", "responded 200", "end 2", "sending", "responded 200", "end 4");
    }
  }

  @Test
  void neverRepeatsARequestThatTheUpstreamMayHaveSeen() throws Exception {
    AtomicInteger received = new AtomicInteger();
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(OK);
          link.readHead();
          received.incrementAndGet();
          link.vanish();
        });
        Proxy proxy = proxy(origin, 1, Doors.passing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      caller.readAnswer();
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
      assertThat(received).hasValue(1);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void queuesForAConnectionAndAnswers504ToThoseThatGetNone() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    Timeouts impatient = timeouts(Duration.ofMillis(300), Duration.ofSeconds(20));
    Doors.Recorded late = new Doors.Recorded(Drain.NOTHING);
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          running.countDown();
          answer.get(20, TimeUnit.SECONDS);
          link.send(OK);
          link.readHead();
          link.send(OK);
        });
        Proxy proxy = proxy(
            origin, new Traffic(4096, 8192, 1, 1024, 1), impatient, (head, peer) -> Doors.passing(
                    head.target().equals("/late") ? late : exchange)
                .open(head, peer));
        Origin.Link first = Origin.Link.to(proxy.port());
        Origin.Link second = Origin.Link.to(proxy.port());
        Origin.Link third = Origin.Link.to(proxy.port())) {
      first.send(GET);
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      second.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
      String refused = second.readAnswer();
      third.send(GET);
      answer.complete(null);

      assertThat(refused).startsWith("HTTP/1.1 504 ").contains("gateway_timeout");
      assertThat(late.ended()).containsExactly("abort NEVER_SENT");
      assertThat(first.readAnswer()).isEqualTo(OK);
      assertThat(third.readAnswer()).isEqualTo(OK);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void noticesWithinTheIdleTimeThatTheCallerOfAPausedUploadIsGone() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    CompletableFuture<Void> gone = new CompletableFuture<>();
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          gone.get(20, TimeUnit.SECONDS);
          try {
            link.readToEnd();
          } catch (IOException reset) {
            cancelled.countDown();
          }
          cancelled.countDown();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange), Setups.SHORT);
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
      CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
        byte[] piece = new byte[65_536];
        try {
          while (true) {
            caller.out.write(piece);
          }
        } catch (IOException over) {
          return; // the proxy gave up
        }
      });

      List<String> told = exchange.ended();
      gone.complete(null);

      assertThat(told).startsWith("sending").last().asString().startsWith("abort ");
      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
      caller.vanish();
      sender.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void servesNothingBehindARequestThatWasTheLast() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    int large = 8 << 20; // more than the buffers between the two, so that the answer takes its time
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: " + large + "\r\n\r\n");
          link.out.write(new byte[large]);
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), (head, peer) -> {
          asked.add(head.target());
          return Doors.passing().open(head, peer);
        });
        Origin.Link caller = slow(proxy.port())) {
      caller.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
          + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
      caller.readHead();
      caller.in.skipNBytes(large);

      assertThat(caller.readToEnd()).isEmpty();
      assertThat(asked).containsExactly("/a");
    }
  }

  @Test
  void bringsTheEndsOfAnswersToSlowCallersAlthoughTheProxyIsAskedToStop() throws Exception {
    int calls = 30; // each of another size: some fill the buffers between the two by just so much
    int step = 100 << 10;
    CountDownLatch answered = new CountDownLatch(calls);
    try (Origin origin = Origin.start(link -> {
      while (true) {
        String head = link.readHead();
        int size = Integer.parseInt(head.substring(5, head.indexOf(' ', 5)));
        link.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
        answered.countDown();
        link.out.write(new byte[size]);
      }
    })) {
      Proxy proxy = proxy(
          origin, new Traffic(4096, 8192, 2 * calls, 1024, 2), Timeouts.DEFAULT, Doors.passing());
      List<Origin.Link> callers = new ArrayList<>();
      for (int i = 1; i <= calls; i++) {
        Origin.Link caller = slow(proxy.port());
        callers.add(caller.send("GET /" + i * step + " HTTP/1.1\r\nHost: x\r\n\r\n"));
      }
      assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(proxy::close);
      while (!refused(proxy.port())) {
        Thread.onSpinWait();
      }

      for (int i = 1; i <= calls; i++) {
        try (Origin.Link caller = callers.get(i - 1)) {
          caller.readHead();
          assertThat(caller.in.readAllBytes()).hasSize(i * step);
        }
      }
      closing.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void bringsTheRefusalOfAnUploadThatTheUpstreamDoesNotWantToRead() throws Exception {
    String refusal = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno";
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(refusal); // and closes under the body, which resets the connection
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing())) {
      for (int i = 0; i < 20; i++) {
        try (Origin.Link caller = Origin.Link.to(proxy.port())) {
          caller.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n");
          CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
            try {
              caller.out.write(new byte[10_000_000]);
            } catch (IOException closed) {
              return; // as it may
            }
          });

          assertThat(caller.readAnswer()).startsWith("HTTP/1.1 413 ").endsWith("no");
          caller.vanish();
          sender.get(10, TimeUnit.SECONDS);
        }
      }
    }
  }

  @Test
  void closesUnderAHeadThatNeverEndsHoweverOftenAByteComes() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing(), Setups.SHORT);
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);
      caller.readAnswer();
      caller.send("GET /a HTTP/1.1\r\nA: ");
      CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> {
        try {
          while (true) {
            caller.send("b");
            LockSupport.parkNanos(20_000_000);
          }
        } catch (IOException closed) {
          return; // as it must be
        }
      });

      dripping.get(20, TimeUnit.SECONDS);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void refusesAGovernedBodyThatNeverEnds() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.governing(exchange), Setups.SHORT);
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");

      assertThat(caller.readToEnd()).startsWith("HTTP/1.1 408 ").contains("request_timeout");
      assertThat(origin.connections()).isZero();
    }
  }

  private static boolean refused(int port) {
    try (Origin.Link probe = Origin.Link.to(port)) {
      return probe.socket.isClosed();
    } catch (IOException yes) {
      return true;
    }
  }

  /** Connects with a receive buffer so small that the proxy must wait. */
  private static Origin.Link slow(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new Origin.Link(socket);
  }

  private static void vanish(Origin.Link link) {
    try {
      link.vanish();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static Timeouts timeouts(Duration connect, Duration keepAlive) {
    Timeouts absent = Timeouts.DEFAULT;
    return new Timeouts(
        absent.request(),
        connect,
        absent.responseHead(),
        absent.idle(),
        keepAlive,
        absent.upstreamKeepAlive(),
        absent.shutdown());
  }

  private static Proxy proxy(Origin origin, int threads, FrontDoor door) throws IOException {
    return proxy(origin, new Traffic(4096, 8192, 64, 1024, threads), Timeouts.DEFAULT, door);
  }

  private static Proxy proxy(Origin origin, Traffic traffic, Timeouts timeouts, FrontDoor door)
      throws IOException {
    return Proxy.start(
        new ProxySettings(
            Setups.upstream(origin.port()),
            new Listener(
                Setups.anyPort(),
                "",
                Optional.of(URI.create("https://ai.example.com")),
                Optional.empty()),
            Setups.anyPort(),
            timeouts,
            traffic),
        door);
  }
}
