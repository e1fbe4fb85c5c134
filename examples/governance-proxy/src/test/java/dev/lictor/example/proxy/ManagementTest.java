package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.settings.reload.Standing;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ManagementTest {

  private final AtomicBoolean stopping = new AtomicBoolean();
  private Standing standing = new Standing("v-1", Instant.EPOCH, Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "GET /health, 200, up",
    "GET /ready?x=y, 200, ready",
    "GET /usage, 200, booksOf",
    "HEAD /health, 200, ''",
    "GET /, 404, not_found",
    "GET /health/, 404, not_found",
    "GET http://x/health, 404, not_found",
    "POST /usage, 405, method_not_allowed",
    "DELETE /health, 405, method_not_allowed",
  })
  void answersItsPagesAndNothingElse(String line, int status, String content) throws Exception {
    String answer = ask(line);

    assertThat(answer).startsWith("HTTP/1.1 " + status + ' ').contains(content);
    assertThat(answer.contains("\r\nallow: GET, HEAD\r\n")).isEqualTo(status == 405);
    assertThat(answer).containsIgnoringCase("\r\nconnection: close\r\n");
  }

  @Test
  void isHealthyButNotReadyWhileTheProxyStops() throws Exception {
    stopping.set(true);

    assertThat(ask("GET /ready")).startsWith("HTTP/1.1 503 ").contains("\"status\":\"stopping\"");
    assertThat(ask("GET /health")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void tellsWhichPolicyIsLiveAndWhyALaterOneIsNot() throws Exception {
    assertThat(ask("GET /ready"))
        .contains("\"policy\":{\"version\":\"v-1\",\"since\":\"1970-01-01T00:00:00Z\"}");

    Diagnostic finding = Diagnostic.about("p.yaml", Code.EMPTY, "there is no policy here", "");
    standing = new Standing(
        "v-1",
        Instant.EPOCH,
        Optional.of(new Standing.Refused(Instant.ofEpochSecond(60), List.of(finding))));
    assertThat(ask("GET /ready"))
        .startsWith("HTTP/1.1 200 ")
        .contains(
            "\"refused\":{\"at\":\"1970-01-01T00:01:00Z\",\"findings\":[\"error[L0014]: there is"
                + " no policy here\\n  --> p.yaml\"]}");
  }

  @Test
  void refusesWhatIsNoHttp() throws Exception {
    assertThat(ask("GET /health HTTP/1.1\r\nA B: c\r\nX:")).startsWith("HTTP/1.1 4");
  }

  private String ask(String line) throws Exception {
    try (UsageStore store = new InMemoryUsageStore();
        Management management = Management.start(
            Setups.anyPort(),
            new Pages(
                store,
                new ModelUsage(),
                URI.create("https://upstream.example"),
                () -> standing,
                stopping::get));
        Origin.Link caller = Origin.Link.to(URI.create(management.url()).getPort())) {
      return caller.send(line + " HTTP/1.1\r\nHost: x\r\n\r\n").readToEnd();
    }
  }
}
