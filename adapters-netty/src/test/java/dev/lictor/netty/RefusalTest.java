package dev.lictor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(30)
@ExtendWith(Leaks.class)
class RefusalTest {

  private static final HandlerOptions IMPATIENT = new HandlerOptions(
      HandlerOptions.Sending.SAID_BY_HANDLER,
      64 << 10,
      Duration.ofMillis(50),
      Duration.ofMillis(200));

  private final BlockingQueue<String> seen = Application.queue();

  @Test
  void refusesBeforeTheBodyCameAndServesTheNextRequestOnTheConnection() throws Exception {
    RecordingExchange exchange = new RecordingExchange();
    try (Server server = new Server(Scripted.passing(exchange), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /no HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      String refusal = client.readTo("\r\n\r\nno");
      client.send("12345GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
      String answer = client.readTo("/next");

      assertThat(refusal).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("connection:");
      assertThat(answer).startsWith("HTTP/1.1 200 ");
      assertThat(Application.next(seen)).isEqualTo("GET /next 1");
    }
  }

  @Test
  void dropsTheChunkedBodyOfARefusedRequest() throws Exception {
    try (Server server = new Server(
            Scripted.passing(new RecordingExchange()), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /no HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
      client.readTo("\r\n\r\nno");
      client.send("0\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readTo("/next")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void neverInvitesABodyThatIsRefused() throws Exception {
    try (Server server =
            new Server(Scripted.refusing(), IMPATIENT, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send(
          "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

      String all = client.readToEnd();

      assertThat(all).startsWith("HTTP/1.1 403 ").containsIgnoringCase("connection: close");
      assertThat(all).endsWith("\r\n\r\nno");
    }
  }

  @Test
  void closesUnderALargeBodyAfterTheRefusalWasRead() throws Exception {
    try (Server server =
            new Server(Scripted.refusing(), IMPATIENT, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
      client.send("x".repeat(100_000));

      assertThat(client.readToEnd())
          .startsWith("HTTP/1.1 403 ")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void closesWhenAChunkedBodyTurnsOutLarge() throws Exception {
    try (Server server =
            new Server(Scripted.refusing(), IMPATIENT, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.readTo("\r\n\r\nno");
      client.send("20000\r\n" + "x".repeat(0x20000) + "\r\n");

      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void answersAHeadRequestWithoutABody() throws Exception {
    try (Server server = new Server(
            Scripted.passing(new RecordingExchange()), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("HEAD /no HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readHead()).startsWith("HTTP/1.1 403 ").containsIgnoringCase("length: 2");
      assertThat(client.readTo("/next")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void answersWhatIsNoHttpWithoutAskingTheEngine() throws Exception {
    FrontDoor never = (head, peer) -> {
      throw new AssertionError("the engine was asked");
    };
    try (Server server = new Server(never, IMPATIENT, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: x\r\nA b\r\n: c\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
      assertThat(Application.next(seen)).isEqualTo("inactive");
    }
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    try (Server server =
            new Server(Scripted.refusing(), IMPATIENT, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(9000) + "\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void closesAfterARefusalIfTheCallerAskedForIt() throws Exception {
    try (Server server = new Server(Scripted.refusing(), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("GET /a HTTP/1.0\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 403 ").endsWith("no");
    }
  }

  @Test
  void answersForAnEngineThatThrows() throws Exception {
    FrontDoor broken = (head, peer) -> {
      throw new IllegalStateException("broken");
    };
    try (Server server = new Server(broken, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readHead()).startsWith("HTTP/1.1 500 ");
    }
  }
}
