package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers could take apart in two ways (RFC 9112 §11.2), and answers that do not end where they should. */
@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class FramingTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a HTTP/1.0\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \"chunked\"\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \u000bchunked\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding\u000b: chunked\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3 3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nAI-Resource-Group:\r\n shared\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc\r\n\r\n",
        "GET /a HTTP/1.1\r\n Host: x\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\nB: c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
        "GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /a RTSP/1.0\r\nHost: x\r\n\r\n",
        "GET /a\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nA: b\r\n\r\n",
      })
  void refusesAHeadThatCouldBeReadInTwoWays(String request) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), (head, peer) -> {
          asked.add(head.target());
          return Doors.passing().open(head, peer);
        });
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(request);

      assertThat(caller.readHead()).containsPattern("^HTTP/1.1 (4..|501) ");
      assertThat(asked).isEmpty();
      assertThat(origin.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+3\r\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "0x3\r\nabc\r\n0\r\n\r\n",
        "3\nabc\r\n0\r\n\r\n",
        "3;a\nb\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "3\r\nabc\n0\r\n\r\n",
        "g\r\nabc\r\n0\r\n\r\n",
        "\r\nabc\r\n0\r\n\r\n",
        "ffffffffffffffff1\r\nabc\r\n0\r\n\r\n",
        "3\r\nabc\r\n0\r\nA\0: b\r\n\r\n",
      })
  void neverCompletesABodyWhoseChunksAreNotWellFormed(String chunks) throws Exception {
    List<String> complete = new CopyOnWriteArrayList<>();
    try (Origin origin = Origin.start(link -> {
          complete.add(link.readBody(link.readHead()));
          link.send(OK);
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

      assertThat(caller.readHead()).startsWith("HTTP/1.1 400 ");
      assertThat(complete).isEmpty();
    }
  }

  @Test
  void dropsTheExtensionsOfChunks() throws Exception {
    try (Origin origin = Origin.echo();
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "3;a=\"b\"\r\nabc\r\n0;c\r\n\r\n");

      assertThat(caller.readAnswer()).endsWith("\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\r\nHost: x\r\n\r\n|HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX: ",
        "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n|HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody",
        "GET /a HTTP/1.1\r\nHost: x\r\n\r\n|HTTP/1.1 204 No Content\r\n\r\nbody",
        "GET /a HTTP/1.1\r\nHost: x\r\n\r\n|HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\nbody",
      })
  void neverLendsAConnectionOnWhichMoreCameThanTheAnswer(String exchange) throws Exception {
    String[] said = exchange.split("\\|", 2);
    try (Origin origin = Origin.start(link -> {
          String head = link.readHead();
          link.send(head.contains(" /a ") ? said[1] : OK);
          link.readHead();
          link.send(OK);
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(said[0]);
      String first = caller.readHead();
      if (first.contains(" 200 ") && !said[0].startsWith("HEAD")) {
        caller.in.skipNBytes(2);
      }
      caller.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(caller.readAnswer()).isEqualTo(OK);
      assertThat(origin.connections()).isEqualTo(2);
    }
  }

  @Test
  void refusesAnUpgradeThatNobodyAskedFor() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + OK);
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ");
    }
  }

  @Test
  void neverSplitsAnAnswer() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nA: b\rSet-Cookie: c=d\r\nContent-Length: 2\r\n\r\nok");
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(GET);

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ").doesNotContain("Set-Cookie");
    }
  }
}
