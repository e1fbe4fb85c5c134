package dev.lictor.example.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RequestRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A running simulator and a client of it. Not thread-safe. */
final class Aicore implements AutoCloseable {
  static final Duration AT_MOST = Duration.ofSeconds(20);
  static final String V1 = "/v2/inference/deployments/d-orchestration-01/completion";
  static final String V2 = "/v2/inference/deployments/d-orchestration-01/v2/completion";

  private static final Pattern IN_MODELS = Pattern.compile(
      "/[cd]-(gpt-5|embedding|mistral|perplexity|nvidia|cohere|rerank|rpt|custom)-01\\b");

  static final SimulatorClient PROVIDER = SimulatorClient.provider("provider");
  static final SimulatorClient ALPHA = SimulatorClient.consumer("team-alpha");
  static final SimulatorClient BETA = SimulatorClient.consumer("team-beta");

  final Simulator simulator;
  final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Aicore(Simulator simulator) {
    this.simulator = simulator;
  }

  static Aicore start() throws IOException {
    return new Aicore(Simulator.start(SimulatorConfig.of(PROVIDER, ALPHA, BETA)));
  }

  static Aicore start(UnaryOperator<SimulatorConfig> setup) throws IOException {
    return new Aicore(Simulator.start(setup.apply(SimulatorConfig.of(PROVIDER, ALPHA, BETA))));
  }

  /** Returns the data lines of a stream of events. */
  static List<String> data(HttpResponse<String> answer) {
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .toList();
  }

  /** Returns what a model was used for by team-alpha. */
  ModelUsage usage(String model) {
    return simulator.usage().stream()
        .filter(usage -> usage.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  HttpRequest.Builder to(String target) {
    return HttpRequest.newBuilder(URI.create(simulator.url() + target)).timeout(AT_MOST);
  }

  HttpRequest.Builder as(SimulatorClient client, String target) {
    return to(target)
        .header("Authorization", "Bearer " + simulator.mint().token(client))
        .header("AI-Resource-Group", IN_MODELS.matcher(target).find() ? "models" : "shared");
  }

  /** Calls a deployment in the group that has one of each dialect. */
  HttpRequest.Builder model(SimulatorClient client, String deploymentAndSuffix, String body) {
    return to("/v2/inference/deployments/" + deploymentAndSuffix)
        .header("Authorization", "Bearer " + simulator.mint().token(client))
        .header("AI-Resource-Group", "models")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(SimulatorClient client, String target)
      throws IOException, InterruptedException {
    return send(as(client, target));
  }

  HttpResponse<String> post(SimulatorClient client, String target, String body)
      throws IOException, InterruptedException {
    return send(as(client, target)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> control(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(to("/_simulator/" + path).method(method, BodyPublishers.ofString(body)));
  }

  Socket socket() throws IOException {
    Socket socket =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), simulator.port());
    socket.setSoTimeout((int) AT_MOST.toMillis());
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  RequestRecord last() {
    List<RequestRecord> all = simulator.requests();
    return all.get(all.size() - 1);
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
