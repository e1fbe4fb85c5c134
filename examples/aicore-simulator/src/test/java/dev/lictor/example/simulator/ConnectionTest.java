package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.behaviour.Fault;
import dev.lictor.example.simulator.exchange.HeaderField;
import dev.lictor.example.simulator.traffic.RecordState;
import dev.lictor.example.simulator.traffic.RequestRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private Aicore aicore;
  private String bearer = "";

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
    bearer = "Bearer " + aicore.simulator.mint().token(ALPHA);
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String until(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  @Test
  void recordsARequestByteForByte() throws Exception {
    String chunks = "5\r\n{\"a\":\r\n3\r\n 1}\r\n0\r\nX-Trailer: t\r\n\r\n";
    try (Socket socket = aicore.socket()) {
      Aicore.write(
          socket,
          "POST /v2/lm/%6eothing/../x//y?a=%2F&a=b HTTP/1.1\r\nhOsT: example.org\r\nX-Second: 1\r\nx-second:  2 \r\n"
              + "Authorization: " + bearer + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
      until(socket.getInputStream(), "\r\n\r\n");
    }

    RequestRecord record = aicore.last();
    assertThat(record.head().method()).isEqualTo("POST");
    assertThat(record.head().target()).isEqualTo("/v2/lm/%6eothing/../x//y?a=%2F&a=b");
    assertThat(record.head().headers())
        .startsWith(new HeaderField("hOsT", "example.org"), new HeaderField("X-Second", "1"))
        .contains(
            new HeaderField("x-second", "2"), new HeaderField("Transfer-Encoding", "chunked"));
    assertThat(new String(record.body().kept(), StandardCharsets.UTF_8)).isEqualTo("{\"a\": 1}");
    assertThat(record.body().sha256()).isEqualTo(sha256("{\"a\": 1}"));
    assertThat(record.trailers()).containsExactly(new HeaderField("X-Trailer", "t"));
    assertThat(record.caller()).contains(ALPHA.serviceInstanceId());
    assertThat(record.status()).hasValue(403);
    assertThat(record.state()).isEqualTo(RecordState.COMPLETE);
    assertThat(record.answer().sha256()).isEqualTo(sha256("RBAC: access denied"));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void answersPipelinedRequestsInTheirOrderOnOneConnection() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/first").latency(20));
    try (Socket socket = aicore.socket()) {
      String first = "GET /first HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\n\r\n";
      String second = "POST /second HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
      String third = "GET /v2/lm/meta HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
          + bearer + "\r\n\r\n";
      Aicore.write(socket, first + second + third);

      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers.split("HTTP/1.1 ", -1))
          .hasSize(4)
          .satisfies(each -> assertThat(each[1]).startsWith("404"))
          .satisfies(each -> assertThat(each[2]).startsWith("401"))
          .satisfies(each -> assertThat(each[3]).startsWith("200").contains("aicore"));
    }
    assertThat(aicore.simulator.requests())
        .extracting(record -> record.connection() + record.head().path())
        .containsExactly("1/first", "1/second", "1/v2/lm/meta");
  }

  @Test
  void asksForTheBodyOfAnExpectingClientOnlyIfItsTokenIsGood() throws Exception {
    String head = String.join(
        "\r\n",
        "PUT /v2/lm/dataset/files/a HTTP/1.1",
        "Host: x",
        "AI-Resource-Group: shared",
        "Content-Length: 3",
        "Expect: 100-continue",
        "Authorization: %s",
        "",
        "");
    try (Socket good = aicore.socket();
        Socket bad = aicore.socket()) {
      Aicore.write(good, head.formatted(bearer));
      String interim = until(good.getInputStream(), "\r\n\r\n");
      Aicore.write(good, "abc");
      String outcome = until(good.getInputStream(), "\r\n\r\n");
      Aicore.write(bad, head.formatted("Bearer x"));
      String refusal = new String(bad.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(interim).startsWith("HTTP/1.1 100 ");
      assertThat(outcome).startsWith("HTTP/1.1 201 ");
      assertThat(refusal).startsWith("HTTP/1.1 401 ").contains("connection: close");
    }
  }

  @Test
  void answersHeadWithLengthAndNoBody() throws Exception {
    HttpResponse<String> answer =
        aicore.send(aicore.as(ALPHA, "/v2/lm/meta").method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
  }

  @Test
  void refusesWhatIsNotHttpAndCloses() throws Exception {
    try (Socket socket = aicore.socket()) {
      Aicore.write(socket, "nonsense\r\n\r\n");

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void recordsAClientThatLeavesInTheMidstOfItsRequest() throws Exception {
    try (Socket socket = aicore.socket()) {
      Aicore.write(
          socket,
          "POST /v2/lm/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nAuthorization: " + bearer
              + "\r\n\r\nabc");
      assertThat(aicore.simulator.awaitRequests(all -> all.size() == 1, Aicore.AT_MOST))
          .isTrue();
    }

    assertThat(aicore.simulator.awaitRequests(
            all -> all.get(0).state() == RecordState.ABORTED, Aicore.AT_MOST))
        .isTrue();
    assertThat(aicore.last().body().length()).isEqualTo(3);
    assertThat(aicore.last().status()).isEmpty();
  }

  @Test
  void recordsAClientThatLeavesBeforeItsAnswer() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on("/v2/lm/meta").failing(Fault.NEVER_ANSWER));
    try (Socket socket = aicore.socket()) {
      Aicore.write(
          socket, "GET /v2/lm/meta HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\n\r\n");
      assertThat(aicore.simulator.awaitRequests(
              all -> all.size() == 1 && all.get(0).state() == RecordState.ANSWERING,
              Aicore.AT_MOST))
          .isTrue();
    }

    assertThat(aicore.simulator.awaitRequests(
            all -> all.get(0).state() == RecordState.ABORTED, Aicore.AT_MOST))
        .isTrue();
  }

  @Test
  void keepsOnlyTheBeginningOfALargeBodyAndRefusesATooLargeOne() throws Exception {
    HttpResponse<String> large = aicore.post(ALPHA, Aicore.V2, " ".repeat(2 << 20) + "{}");
    RequestRecord record = aicore.last();
    HttpResponse<String> tooLarge = aicore.post(ALPHA, Aicore.V2, " ".repeat((16 << 20) + 1));

    assertThat(large.statusCode()).isEqualTo(400);
    assertThat(record.body().kept()).hasSize(1 << 20);
    assertThat(record.body().length()).isEqualTo((2 << 20) + 2);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
  }
}
