package dev.lictor.example.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.example.simulator.token.SimulatorClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlawedTokenTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"expired", "other-key", "unsigned", "no-expiry", "public-key-as-secret"})
  void theSimulatorItselfRefusesATokenWithAFlaw(String flaw) throws Exception {
    SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
    try (Simulator simulator = Simulator.start(SimulatorConfig.of(alpha))) {
      String token = mint(simulator, "team-alpha", flaw).body();

      HttpResponse<String> answer = http.send(
          HttpRequest.newBuilder(URI.create(simulator.url() + "/v2/lm/deployments"))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void saysWhichFlawsThereAre() throws Exception {
    try (Simulator simulator =
        Simulator.start(SimulatorConfig.of(SimulatorClient.consumer("team-alpha")))) {
      HttpResponse<String> answer = mint(simulator, "team-alpha", "none");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("expired");
    }
  }

  private HttpResponse<String> mint(Simulator simulator, String client, String flaw)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(
                simulator.url() + "/_simulator/tokens?client=" + client + "&flaw=" + flaw))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
