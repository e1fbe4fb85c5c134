package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
import dev.lictor.example.simulator.token.SimulatorClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As whom the proxy asks the control plane what a deployment serves. */
@Timeout(60)
class AskedControlPlaneTest {

  private static final String LOOKUP = "/v2/lm/deployments/d-orchestration-01";

  private final SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
  private final SimulatorClient gateway = SimulatorClient.consumer("gateway", alpha.zid());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir
  private Path directory;

  @Test
  void asksWithTheTokenOfTheCallerUnlessSaid() throws Exception {
    assertThat(askers("", "d-orchestration-01", 200)).containsExactly(alpha.serviceInstanceId());
  }

  @Test
  void asksAsAServiceIfItHasAKey() throws Exception {
    assertThat(
            askers("controlPlane: {service: {keyFile: gateway.json}}", "d-orchestration-01", 200))
        .containsExactly(gateway.serviceInstanceId());
  }

  @Test
  void asksNobodyIfThatIsOff() throws Exception {
    assertThat(askers("controlPlane: off", "d-orchestration-01", 200)).isEmpty();
  }

  @Test
  void refusesADeploymentThatTheCallerCannotSee() throws Exception {
    assertThat(askers("", "d-orchestration-dev", 403)).isEmpty();
  }

  /** Returns who asked for the deployment while a call of team alpha's was answered with the status. */
  private List<String> askers(String said, String deployment, int status) throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorConfig.of(alpha, gateway))) {
      Files.writeString(
          directory.resolve("gateway.json"), simulator.serviceKey(gateway, simulator.url()));
      Path file = Files.writeString(directory.resolve("proxy.yaml"), settings(simulator, said));
      try (RunningGateway running = RunningGateway.start(ProxyFile.read(file))) {
        HttpResponse<String> answer = complete(
            running.proxy().url().toString(), deployment, simulator.mint().token(alpha));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      }
      return lookups(simulator);
    }
  }

  private List<String> lookups(Simulator simulator) throws Exception {
    String recorded = http.send(
            HttpRequest.newBuilder(URI.create(simulator.url() + "/_simulator/requests"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
    List<String> askers = new ArrayList<>();
    for (JsonNode request : new ObjectMapper().readTree(recorded).path("requests")) {
      if (request.path("target").asText().equals(LOOKUP)) {
        askers.add(request.path("serviceInstanceId").asText());
      }
    }
    return askers;
  }

  private HttpResponse<String> complete(String proxy, String deployment, String token)
      throws Exception {
    String body = """
        {"config":{"modules":{"prompt_templating":{"prompt":{"template":[{"role":"user","content":"Hi"}]},\
        "model":{"name":"gpt-4o","params":{"max_tokens":15}}}}}}""";
    return http.send(
        HttpRequest.newBuilder(
                URI.create(proxy + "/v2/inference/deployments/" + deployment + "/v2/completion"))
            .header("Authorization", "Bearer " + token)
            .header("AI-Resource-Group", "shared")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String settings(Simulator simulator, String said) throws Exception {
    Files.writeString(directory.resolve("open.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Policy
        metadata: {name: open}
        on: inference
        """);
    return """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity:
            xsuaa: {jwksUri: "%s/token_keys", audiences: [xsuaa_aicaas!b77089], tenants: [%s]}
          policies: open.yaml
          models: "%s"
          %s
        proxy:
          upstream: {url: "%s"}
          listen: {port: 0}
          management: {port: 0}
        """.formatted(
            simulator.url(),
            alpha.zid(),
            Path.of("../policies/models.yaml").toAbsolutePath().normalize(),
            said,
            simulator.url());
  }
}
