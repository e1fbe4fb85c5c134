package dev.lictor.example.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The packaged demo as a process of its own, and what a caller does with it. */
final class DemoProcess implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10))
      .build();

  final Process process;
  final String proxy;
  final String simulator;
  final String management;
  final Path keys;

  private DemoProcess(Process process, Map<String, String> ready) {
    this.process = process;
    this.proxy = Objects.requireNonNull(ready.get("proxy"), "proxy");
    this.simulator = Objects.requireNonNull(ready.get("simulator"), "simulator");
    this.management = Objects.requireNonNull(ready.get("management"), "management");
    this.keys = Path.of(Objects.requireNonNull(ready.get("keys"), "keys"));
  }

  static DemoProcess start(Path directory, String... javaOptions) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(javaOptions));
    command.addAll(List.of(
        "-jar",
        System.getProperty("proxy.jar"),
        "--demo",
        "--port",
        "0",
        "--simulator-port",
        "0",
        "--management-port",
        "0",
        "--keys-dir",
        directory.resolve("keys").toString()));
    Process process = new ProcessBuilder(command)
        .redirectError(directory.resolve("stderr.txt").toFile())
        .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroyForcibly();
      throw new IOException("expected the ready line, found " + line + "; standard error:\n"
          + Files.readString(directory.resolve("stderr.txt")));
    }
    Map<String, String> ready = new java.util.HashMap<>();
    for (String word : line.substring("ready ".length()).split(" ", -1)) {
      ready.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    return new DemoProcess(process, ready);
  }

  /** Fetches a token with a service key, as SAP's SDKs do. */
  String token(String keyName) throws IOException, InterruptedException {
    JsonNode key = key(keyName);
    String form = Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            key.path("clientid").asText(),
            "client_secret",
            key.path("clientsecret").asText())
        .entrySet()
        .stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(key.path("url").asText() + "/oauth/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
    return JSON.readTree(
            HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .path("access_token")
        .asText();
  }

  JsonNode key(String name) throws IOException {
    return JSON.readTree(Files.readString(keys.resolve(name + ".json")));
  }

  /** Sends a request as curl would; an empty body sends none, and a token that is empty is not sent. */
  HttpResponse<byte[]> call(
      String method, String url, String token, String resourceGroup, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(30))
        .header("AI-Resource-Group", resourceGroup)
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  JsonNode get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return JSON.readTree(
        HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  /** Returns what the simulator recorded of the last request. */
  JsonNode lastReceived() throws IOException, InterruptedException {
    JsonNode requests = get(simulator + "/_simulator/requests").path("requests");
    return requests.get(requests.size() - 1);
  }

  /** Asks the simulator for a token of a team that is good but for one flaw. */
  String flawedToken(String team, String flaw) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(simulator + "/_simulator/tokens?client=" + team + "&flaw=" + flaw))
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the simulator minted no token: " + answer.statusCode() + ' ' + answer.body());
    }
    return answer.body();
  }

  /** Asks the process to end, and returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy(); // SIGTERM
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end within 30 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
