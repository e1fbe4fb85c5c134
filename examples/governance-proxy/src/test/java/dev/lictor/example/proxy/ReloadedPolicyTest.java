package dev.lictor.example.proxy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.example.proxy.Origin.Link;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running proxy whose policy changes under it. */
@Timeout(60)
class ReloadedPolicyTest {

  private static final String OPEN = policy("that: caller.instance == 'i-1'");
  private static final String SHUT = policy("that: caller.instance == 'i-2'");

  @TempDir
  private Path directory;

  @Test
  void takesANewPolicyWithoutDroppingTheCallInFlightAndKeepsItWhenTheFileBreaks() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (Origin origin = Origin.start(link -> {
          link.readBody(link.readHead());
          arrived.countDown();
          mayAnswer.await();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
        RunningGateway gateway = RunningGateway.start(ProxyFile.read(settings(origin.port())));
        Link inFlight = Link.to(gateway.proxy().port());
        Link later = Link.to(gateway.proxy().port())) {
      inFlight.send(call());
      arrived.await();

      String before = version(gateway);
      write(SHUT);
      awaitReady(gateway, "\"policy\":{\"version\":\"", before);
      assertThat(later.send(call()).readAnswer()).startsWith("HTTP/1.1 403 ").contains("one");

      write("broken: yes\n");
      String refused = awaitReady(gateway, "\"refused\":", "");
      assertThat(refused).startsWith("HTTP/1.1 200 ").contains("error[L0050]");
      assertThat(later.send(call()).readAnswer()).startsWith("HTTP/1.1 403 ").contains("one");

      mayAnswer.countDown();
      assertThat(inFlight.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("{}");
    } finally {
      mayAnswer.countDown();
    }
  }

  /** Asks until the page says this and no longer that. */
  private static String awaitReady(RunningGateway gateway, String said, String gone)
      throws IOException {
    while (true) {
      String page = ready(gateway);
      if (page.contains(said) && (gone.isEmpty() || !page.contains(gone))) {
        return page;
      }
    }
  }

  private static String version(RunningGateway gateway) throws IOException {
    String page = ready(gateway);
    int at = page.indexOf("\"version\":\"") + "\"version\":\"".length();
    return page.substring(at, page.indexOf('"', at));
  }

  private static String ready(RunningGateway gateway) throws IOException {
    try (Link asking = Link.to(URI.create(gateway.managementUrl()).getPort())) {
      return asking.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").readToEnd();
    }
  }

  private void write(String text) throws IOException {
    Path next = Files.writeString(directory.resolve("next"), text);
    Files.move(next, directory.resolve("policy.yaml"), ATOMIC_MOVE);
  }

  private Path settings(int upstream) throws IOException {
    write(OPEN);
    Files.writeString(directory.resolve("models.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Models
        models:
          - {name: gpt-4o, provider: openai, contextLength: 128000, maxOutputTokens: 16384}
        """);
    return Files.writeString(directory.resolve("proxy.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {trustUpstream: {issuer: gateway, peer: {loopback: true}}}
          policies: policy.yaml
          models: models.yaml
          controlPlane: off
          reload: {every: 20ms}
        proxy:
          upstream: {url: "http://127.0.0.1:%d"}
          listen: {port: 0}
          management: {port: 0}
        """.formatted(upstream));
  }

  private static String policy(String rule) {
    return "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: p}\non: inference\n"
        + "require:\n  - {id: one, " + rule + "}\n";
  }

  private static String call() {
    String body =
        "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]},"
            + "\"model\":{\"name\":\"gpt-4o\",\"params\":{\"max_tokens\":15}}}}}}";
    String claims =
        "{\"ext_attr\":{\"enhancer\":\"XSUAA\",\"serviceinstanceid\":\"i-1\"},\"cid\":\"c\",\"iat\":1700000000,"
            + "\"exp\":4102444800,\"iss\":\"https://gateway\",\"zid\":\"11111111-2222-4333-8444-555555555555\","
            + "\"aud\":[\"a\"]}";
    return "POST /v2/inference/deployments/d-orchestration/v2/completion HTTP/1.1\r\nHost: x\r\n"
        + "Authorization: Bearer " + base64("{\"alg\":\"none\"}") + '.' + base64(claims) + '.'
        + base64("x")
        + "\r\nAI-Resource-Group: shared\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length() + "\r\n\r\n" + body;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
