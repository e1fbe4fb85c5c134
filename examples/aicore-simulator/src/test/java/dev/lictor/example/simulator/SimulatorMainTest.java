package dev.lictor.example.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SimulatorMainTest {
  @TempDir
  Path keys = Path.of("");

  private static Process start(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        SimulatorMain.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void saysWhenItIsReadyServesAndEndsWellWhenTerminated() throws Exception {
    Process process = start("--keys-dir", keys.toString(), "--ai-api-url", "http://127.0.0.1:1");
    try (BufferedReader output = output(process)) {
      String ready = output.readLine();
      String url = ready.substring("ready simulator=".length());
      var answer = HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url + "/token_keys")).build(),
              BodyHandlers.ofString());
      process.destroy();

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Files.readString(keys.resolve("team-beta.json")))
          .contains("\"AI_API_URL\":\"http://127.0.0.1:1\"");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void takesAnyVendorTokenWhenToldTo() throws Exception {
    Process process = start("--vendor-tokens", "any");
    try (BufferedReader output = output(process)) {
      String url = output.readLine().substring("ready simulator=".length());
      var embedding = send(HttpRequest.newBuilder(URI.create(url + "/v1/embeddings"))
          .header("Authorization", "Bearer sk-any")
          .POST(BodyPublishers.ofString(
              "{\"model\":\"text-embedding-3-small\",\"input\":\"hello\"}")));

      assertThat(embedding.statusCode()).isEqualTo(200);
    } finally {
      process.destroyForcibly();
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void explainsWhichArgumentIsWrong() throws Exception {
    Process process = start("--port", "many");
    try (BufferedReader output = output(process)) {
      assertThat(output.readLine()).contains("--port").contains("many");
      assertThat(process.waitFor()).isEqualTo(2);
    } finally {
      process.destroyForcibly();
    }
  }
}
