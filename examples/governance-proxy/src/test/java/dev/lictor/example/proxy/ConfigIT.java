package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged proxy as an operator starts it: with a settings file, below a base path, under a public name. */
class ConfigIT {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void servesByItsSettingsUntilSigterm(@TempDir Path directory) throws Exception {
    SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
    try (Simulator simulator = Simulator.start(SimulatorConfig.of(alpha))) {
      Path file = Files.writeString(directory.resolve("proxy.yaml"), settings(simulator, alpha));
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar",
              System.getProperty("proxy.jar"),
              "--config",
              file.toString())
          .redirectError(directory.resolve("stderr.txt").toFile())
          .start();
      try {
        String ready = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
        assertThat(ready)
            .as(Files.readString(directory.resolve("stderr.txt")))
            .matches("ready proxy=https://genai\\.example\\.com listen=http://127\\.0\\.0\\.1:\\d+"
                + " management=http://127\\.0\\.0\\.1:\\d+");
        String listening = said(ready, "listen=");
        String management = said(ready, "management=");

        HttpResponse<String> listed =
            get(listening + "/genai/v2/lm/deployments", simulator.mint().token(alpha));
        HttpResponse<String> outside =
            get(listening + "/v2/lm/deployments", simulator.mint().token(alpha));

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body())
            .contains("https://genai.example.com/genai/v2/inference/deployments/")
            .doesNotContain(simulator.url());
        assertThat(outside.statusCode()).isEqualTo(404);
        assertThat(get(management + "/ready", "").body()).contains("LOCAL");
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Returns what the ready line says behind the key. */
  static String said(String ready, String key) {
    int at = ready.indexOf(key) + key.length();
    int end = ready.indexOf(' ', at);
    return end < 0 ? ready.substring(at) : ready.substring(at, end);
  }

  private HttpResponse<String> get(String url, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).header("AI-Resource-Group", "shared");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static String settings(Simulator simulator, SimulatorClient client) {
    Path policies = Path.of(System.getProperty("user.dir"), "..", "policies").normalize();
    return """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          basePath: /genai
          identity:
            xsuaa: {jwksUri: "%s/token_keys", audiences: [xsuaa_aicaas!b77089], tenants: [%s]}
          policies: "%s/demo.yaml"
          teams: "%s/teams.yaml"
          models: "%s/models.yaml"
        proxy:
          upstream: {url: "%s"}
          listen: {port: 0, publicUrl: "https://genai.example.com"}
          management: {port: 0}
        """.formatted(
            simulator.url(), client.zid(), policies, policies, policies, simulator.url());
  }
}
