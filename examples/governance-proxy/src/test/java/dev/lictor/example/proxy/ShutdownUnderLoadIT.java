package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.token.SimulatorClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged proxy is asked to end while many calls run, governed ones and others. */
@Timeout(120)
class ShutdownUnderLoadIT {

  private static final int GOVERNED = 60;
  private static final int OTHERS = 20;
  private static final String BODY = "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":"
      + "{\"template\":[{\"role\":\"user\",\"content\":\"Say hello in German\"}]},"
      + "\"model\":{\"name\":\"gpt-4o-mini\",\"params\":{\"max_tokens\":15}}}}}}";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void losesNoCallSettlesEachAndExitsWithZero(@TempDir Path directory) throws Exception {
    SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
    try (Simulator simulator = Simulator.start(SimulatorConfig.of(alpha))) {
      Files.writeString(directory.resolve("teams.yaml"), teams(alpha));
      Path file = Files.writeString(
          directory.resolve("proxy.yaml"),
          ConfigIT.settings(simulator, alpha)
              .replaceFirst("teams: \"[^\"]*\"", "teams: teams.yaml")
              .replace("xsuaa: {", "xsuaa: {issuer: simulator, "));
      Path log = directory.resolve("stderr.txt");
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar",
              System.getProperty("proxy.jar"),
              "--config",
              file.toString())
          .redirectError(log.toFile())
          .start();
      try {
        String ready = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
        assertThat(ready).as(Files.readString(log)).startsWith("ready ");
        String management = ConfigIT.said(ready, "management=");
        String base = ConfigIT.said(ready, "listen=") + "/genai";
        String token = simulator.mint().token(alpha);
        String listing = send(get(base + "/v2/lm/deployments", token)).join().body();
        String deployment =
            DemoProcess.JSON.readTree(listing).path("resources").findParents("scenarioId").stream()
                .filter(each -> each.path("scenarioId").asText().equals("orchestration"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        simulator.behaviour(
            BehaviourRule.on("/v2/inference/").latency(3_000),
            BehaviourRule.on("/v2/lm/scenarios").latency(3_000));

        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < GOVERNED; i++) {
          calls.add(send(
              post(base + "/v2/inference/deployments/" + deployment + "/v2/completion", token)));
        }
        for (int i = 0; i < OTHERS; i++) {
          calls.add(send(get(base + "/v2/lm/scenarios", token)));
        }
        boolean allRun = simulator.awaitRequests(
            requests -> requests.stream()
                    .filter(each -> each.head().target().matches("/v2/(inference|lm/scenarios).*"))
                    .count()
                == GOVERNED + OTHERS,
            Duration.ofSeconds(20));
        JsonNode open = DemoProcess.JSON
            .readTree(send(get(management + "/usage", "")).join().body())
            .path("budgets")
            .path(0)
            .path("open");
        process.destroy(); // SIGTERM
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> call : calls) {
          statuses.add(call.get(30, TimeUnit.SECONDS).statusCode());
        }

        assertThat(allRun).as("answered " + statuses).isTrue();
        assertThat(open.asLong()).isPositive();
        assertThat(statuses).hasSize(GOVERNED + OTHERS).containsOnly(200);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(log))
            .doesNotContain("cut off", "not settled", "ERROR", "Exception");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static String teams(SimulatorClient alpha) {
    return """
        apiVersion: lictor.dev/v1
        kind: Teams
        issuer: simulator
        tenant: %s

        teams:
          - name: alpha
            instance: %s
        """.formatted(alpha.zid(), alpha.serviceInstanceId());
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest get(String url, String token) {
    return request(url, token).build();
  }

  private static HttpRequest post(String url, String token) {
    return request(url, token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(BODY))
        .build();
  }

  private static HttpRequest.Builder request(String url, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).header("AI-Resource-Group", "shared");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }
}
