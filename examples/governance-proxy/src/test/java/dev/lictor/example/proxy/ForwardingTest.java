package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class ForwardingTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void passesARequestAsItIsButForTheHopAndTheHost() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("PoST /a%2Fb/..;x?q=%20 HTTP/1.1\r\nx-b: 1\r\nHOST: proxy:1\r\nX-A: 2\r\n"
          + "x-B: 3\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nTE: trailers\r\n"
          + "Keep-Alive: 5\r\nContent-Length: 3\r\n\r\nabc");

      assertThat(caller.readAnswer())
          .endsWith("\r\n\r\nPoST /a%2Fb/..;x?q=%20 HTTP/1.1\r\nx-b: 1\r\nHOST: 127.0.0.1:"
              + origin.port() + "\r\nX-A: 2\r\nx-B: 3\r\nContent-Length: 3\r\n\r\nabc");
    }
  }

  @Test
  void passesAnAnswerAsItIsButForTheHop() throws Exception {
    String answer = "HTTP/1.1 418 Short And Stout\r\nServer: origin\r\nX-b: 1\r\nx-B: 2\r\n"
        + "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nDate: then\r\nContent-Length: 2\r\n";
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send(answer + "Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\n\r\nok");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).isEqualTo(answer + "\r\nok");
    }
  }

  @Test
  void keepsChunksAndTrailersBothWays() throws Exception {
    try (Origin origin = Origin.start(link -> {
          String head = link.readHead();
          String body = link.readBody(head);
          link.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n");
          link.send(body.replace("X-T: up", "X-T: down"));
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n"
          + "3\r\nabc\r\n0\r\nX-T: up\r\n\r\n");

      String answer = caller.readAnswer();

      assertThat(answer).contains("Transfer-Encoding: chunked\r\n", "Trailer: X-T\r\n");
      assertThat(answer).endsWith("3\r\nabc\r\n0\r\nX-T: down\r\n\r\n");
    }
  }

  @Test
  void streamsEachPieceWhenItComes() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          while (true) {
            String piece = link.readTo("\r\n");
            link.send("4\r\n" + piece.substring(0, 4) + "\r\n");
          }
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n");
      caller.readHead();

      caller.send("one1\r\n");
      assertThat(caller.readTo("one1\r\n")).isEqualTo("4\r\none1\r\n");
      caller.send("two2\r\n");
      assertThat(caller.readTo("two2\r\n")).isEqualTo("4\r\ntwo2\r\n");
    }
  }

  @Test
  void relaysInterimAnswersOfTheUpstream() throws Exception {
    try (Origin origin = Origin.start(link -> {
          String head = link.readHead();
          link.send("HTTP/1.1 100 Continue\r\n\r\n");
          link.readBody(head);
          link.send("HTTP/1.1 204 No Content\r\n\r\n");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(
          "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      String interim = caller.readHead();
      caller.send("abc");

      assertThat(interim).startsWith("HTTP/1.1 100 ");
      assertThat(caller.readHead()).startsWith("HTTP/1.1 204 ");
    }
  }

  @Test
  void answersHeadWithTheLengthOfWhatIsNotSent() throws Exception {
    try (Origin origin = Origin.start(link -> {
          for (int i = 0; i < 2; i++) {
            link.readHead();
            link.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
          }
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(caller.readHead()).contains("Content-Length: 1000");
      caller.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(caller.readHead()).contains("Content-Length: 1000");
    }
  }

  @Test
  void usesOneConnectionForManyRequests() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      for (int i = 0; i < 20; i++) {
        caller.send(GET);
        assertThat(caller.readAnswer()).startsWith("HTTP/1.1 200 OK");
      }

      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void takesANewConnectionAfterTheUpstreamClosedTheOldOne() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      for (int i = 0; i < 5; i++) {
        caller.send("DELETE /a HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
        String answer = caller.readAnswer();
        assertThat(answer)
            .satisfiesAnyOf(
                ok -> assertThat(ok).startsWith("HTTP/1.1 200 "),
                lost -> assertThat(lost).startsWith("HTTP/1.1 502 "));
      }
    }
  }

  @Test
  void neitherKeepsTheConnectionsOfCallersThatSpeakHttp10() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("GET /a HTTP/1.0\r\n\r\n");

      String all = caller.readToEnd();

      assertThat(all).endsWith("\r\n\r\nok").doesNotContain("chunked");
    }
  }

  @Test
  void handsTheEngineEachStepOfAGovernedCall() throws Exception {
    Doors.Recorded exchange = Doors.Recorded.draining();
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.governing(exchange));
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      String answer = caller.readAnswer();

      assertThat(answer).endsWith("abc");
      assertThat(exchange.ended()).startsWith("sending", "responded 200");
      assertThat(exchange.told.get(2)).startsWith("end ");
    }
  }
}
