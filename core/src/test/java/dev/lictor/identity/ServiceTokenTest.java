package dev.lictor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServiceTokenTest {

  private static final String SECRET = "s+ecret&/$=";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong nanos = new AtomicLong(7);
  private volatile int status = 200;
  private volatile String answer = "{\"access_token\":\"t-1\",\"expires_in\":600}";
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private HttpServer server;
  private ServiceToken token;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    token = ServiceToken.ofKey(
        "{\"clientid\":\"sb-x!b1|aicore!b2\",\"clientsecret\":\"" + SECRET
            + "\",\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "\"}",
        nanos::get);
  }

  @AfterEach
  void stop() {
    gate.countDown();
    token.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
        + exchange.getRequestHeaders().getFirst("Content-Type") + " "
        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    try {
      gate.await();
    } catch (InterruptedException e) {
      return;
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String got() {
    return token.get().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void asksOnceAndRemembersUntilAMinuteBeforeTheEnd() {
    assertThat(got()).isEqualTo("t-1");
    answer = "{\"access_token\":\"t-2\",\"expires_in\":600}";
    nanos.addAndGet(Duration.ofMinutes(9).toNanos() - 1);
    assertThat(got()).isEqualTo("t-1");
    nanos.addAndGet(1);

    assertThat(got()).isEqualTo("t-2");
    assertThat(asked)
        .hasSize(2)
        .first()
        .isEqualTo(
            "POST /oauth/token application/x-www-form-urlencoded grant_type=client_credentials"
                + "&client_id=sb-x%21b1%7Caicore%21b2&client_secret=s%2Becret%26%2F%24%3D");
  }

  @Test
  void remembersAShortTokenForHalfItsLife() {
    answer = "{\"access_token\":\"t-1\",\"expires_in\":20}";
    got();
    nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
    got();
    assertThat(asked).hasSize(1);
    nanos.addAndGet(1);
    got();

    assertThat(asked).hasSize(2);
  }

  @Test
  void sendsOneRequestForManyThatWait() {
    gate = new CountDownLatch(1);
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(token.get().toCompletableFuture());
    }
    waiting.get(3).cancel(true);
    gate.countDown();

    assertThat(waiting.get(19).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("t-1");
    assertThat(asked).hasSize(1);
  }

  @Test
  void failsWithoutTellingSecretsAndAsksAgain() {
    status = 401;

    assertThatThrownBy(this::got)
        .hasMessageContaining("status 401")
        .hasMessageNotContaining("t-1")
        .hasMessageNotContaining(SECRET);

    status = 200;
    assertThat(got()).isEqualTo("t-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":\"a b\"}",
        "{\"access_token\":\"a\\r\\nx: y\"}",
        "{\"access_token\":\"t\",\"access_token\":\"u\"}"
      })
  void takesNoAnswerWithoutATokenThatAHeaderCanCarry(String text) {
    answer = text;

    assertThatThrownBy(this::got).hasMessageContaining("without a token");
  }

  @Test
  void doesNotRememberATokenThatDoesNotSayHowLongItLives() {
    answer = "{\"access_token\":\"t-1\"}";

    assertThat(got() + got()).isEqualTo("t-1t-1");
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"clientid\":\"c\",\"clientsecret\":\"hidden\"}",
        "{\"clientid\":\"c\",\"certificate\":\"hidden\",\"key\":\"hidden\",\"url\":\"https://x.example\"}",
        "{\"clientid\":\"c\",\"clientsecret\":\"hidden\",\"url\":\"http://x.example\"}",
        "{\"clientid\":\"c\",\"clientsecret\":\"hidden\",\"url\":\"https://a b\"}"
      })
  void takesNoKeyWithoutClientSecretAndASafeAddress(String key) {
    assertThatThrownBy(() -> ServiceToken.ofKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("service key: expected")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void failsOnceItIsClosed() {
    token.close();

    assertThatThrownBy(this::got).hasMessageContaining("closed");
  }
}
