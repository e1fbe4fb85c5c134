package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.Drain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class ShutdownTest {

  @Test
  void finishesWhatRunsClosesWhatIsIdleAndAcceptsNothingNew() throws Exception {
    int calls = 20;
    CountDownLatch running = new CountDownLatch(calls);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    try (Origin origin = Origin.start(link -> {
      link.readHead();
      running.countDown();
      answer.get(20, TimeUnit.SECONDS);
      link.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      link.readHead();
    })) {
      Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
      Origin.Link idle = Origin.Link.to(proxy.port());
      List<Origin.Link> callers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        callers.add(Origin.Link.to(proxy.port()).send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n"));
      }
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(proxy::close);
      String idleSaw = idle.readToEnd();
      answer.complete(null);
      List<String> answers = new ArrayList<>();
      for (Origin.Link caller : callers) {
        answers.add(caller.readToEnd());
      }
      closing.get(20, TimeUnit.SECONDS);

      assertThat(idleSaw).isEmpty();
      assertThat(answers).allSatisfy(each -> assertThat(each)
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("connection: close")
          .endsWith("ok"));
      assertThatThrownBy(() -> Origin.Link.to(proxy.port())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void cutsOffWhatDoesNotEndInTime() throws Exception {
    Doors.Recorded exchange = new Doors.Recorded(Drain.NOTHING);
    CountDownLatch running = new CountDownLatch(1);
    Timeouts impatient = new Timeouts(
        Timeouts.DEFAULT.request(),
        Timeouts.DEFAULT.connect(),
        Timeouts.DEFAULT.responseHead(),
        Timeouts.DEFAULT.idle(),
        Timeouts.DEFAULT.keepAlive(),
        Timeouts.DEFAULT.upstreamKeepAlive(),
        Duration.ofMillis(100));
    try (Origin origin = Origin.start(link -> {
      link.readHead();
      running.countDown();
      link.readHead();
    })) {
      Proxy proxy = Setups.proxy(origin.port(), Doors.passing(exchange), impatient);
      Origin.Link caller = Origin.Link.to(proxy.port());
      caller.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      proxy.close();

      assertThat(caller.readToEnd()).isEmpty();
      assertThat(exchange.ended()).containsExactly("sending", "abort HOST_FAILED");
    }
  }
}
