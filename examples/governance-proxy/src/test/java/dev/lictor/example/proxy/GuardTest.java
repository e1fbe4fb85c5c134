package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class GuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 4\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Transfer-Encoding: identity\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /a HTTP/1.1\nHost: x\n\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\nA\0: d\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n",
        "TRACE /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"
      })
  void refusesWhatCouldBeReadInTwoWaysOrIsNotForwarded(String request) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), (head, peer) -> {
          asked.add(head.target());
          return Doors.passing().open(head, peer);
        });
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(request);

      assertThat(caller.readHead()).startsWith("HTTP/1.1 ").containsPattern("^HTTP/1.1 (4|501)");
      assertThat(asked).isEmpty();
      assertThat(origin.connections()).isZero();
    }
  }

  @Test
  void cutsTheBasePathOffBeforeTheEngineReadsTheTarget() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Origin origin = Origin.echo();
        Proxy proxy = Proxy.start(
            Setups.of(Setups.upstream(origin.port()), "/genai", Timeouts.DEFAULT), (head, peer) -> {
              asked.add(head.target());
              return Doors.passing().open(head, peer);
            });
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("GET /genai/../v2/inference HTTP/1.1\r\nHost: x\r\n\r\n");
      String inside = caller.readAnswer();
      caller.send("GET /genaix/a HTTP/1.1\r\nHost: x\r\n\r\n");
      String outside = caller.readAnswer();
      caller.send("GET http://evil/genai?q HTTP/1.1\r\nHost: x\r\n\r\n");
      String absolute = caller.readAnswer();

      assertThat(inside).contains("\r\n\r\nGET /../v2/inference HTTP/1.1\r\n");
      assertThat(outside)
          .startsWith("HTTP/1.1 404 ")
          .contains("{\"error\":{\"code\":\"not_found\"");
      assertThat(absolute).contains("\r\n\r\nGET /?q HTTP/1.1\r\n");
      assertThat(asked).containsExactly("/../v2/inference", "/?q");
    }
  }

  @Test
  void declinesTheOfferToSpeakHttp2InTheClear() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("GET /a HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nHost: x\r\n"
          + "HTTP2-Settings: AAE\r\nUpgrade: h2c\r\n\r\n");

      assertThat(caller.readAnswer())
          .endsWith("\r\n\r\nGET /a HTTP/1.1\r\nHost: 127.0.0.1:" + origin.port() + "\r\n\r\n");
    }
  }
}
