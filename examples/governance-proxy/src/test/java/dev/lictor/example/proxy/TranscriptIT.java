package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the transcript of the seed against the packaged proxy and the simulator, as processes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TranscriptIT {

  private static DemoProcess demo;
  private static String alpha;
  private static String beta;
  private static String orchestration;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    demo = DemoProcess.start(directory);
    alpha = demo.token("team-alpha");
    beta = demo.token("team-beta");
    HttpResponse<byte[]> answer = demo.call(
        "GET",
        demo.proxy + "/v2/lm/deployments?scenarioId=orchestration&status=RUNNING",
        alpha,
        "shared",
        "");
    orchestration = DemoProcess.JSON
        .readTree(answer.body())
        .path("resources")
        .path(0)
        .path("deploymentUrl")
        .asText();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  @Order(1)
  void theDeploymentsAreThoseOfTheSharedGroupAndTheirUrlsLeadBackHere() throws Exception {
    HttpResponse<byte[]> shared =
        demo.call("GET", demo.proxy + "/v2/lm/deployments", alpha, "shared", "");
    HttpResponse<byte[]> other =
        demo.call("GET", demo.proxy + "/v2/lm/deployments", alpha, "default", "");

    JsonNode list = DemoProcess.JSON.readTree(shared.body());
    assertThat(shared.statusCode()).isEqualTo(200);
    assertThat(list.path("count").asInt()).isEqualTo(2);
    assertThat(list.path("resources").findValuesAsText("scenarioId"))
        .containsExactlyInAnyOrder("orchestration", "foundation-models");
    assertThat(list.path("resources").findValuesAsText("deploymentUrl"))
        .allMatch(url -> url.startsWith(demo.proxy + "/v2/inference/deployments/"));
    assertThat(DemoProcess.JSON.readTree(other.body()).path("count").asInt()).isZero();
  }

  @Test
  @Order(2)
  void creatingADeploymentIsDeniedByAiCoreItself() throws Exception {
    HttpResponse<byte[]> answer = demo.call(
        "POST",
        demo.proxy + "/v2/lm/deployments",
        alpha,
        "shared",
        "{\"configurationId\": \"00000000-0000-0000-0000-000000000000\"}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(text(answer)).isEqualTo("RBAC: access denied");
  }

  @ParameterizedTest
  @CsvSource({"v1", "v2"})
  @Order(3)
  void anAllowedModelPassesByteForByte(String version) throws Exception {
    String body = version.equals("v1") ? v1("gpt-4o-mini", 15) : v2("gpt-4o-mini", 15);

    HttpResponse<byte[]> answer = complete(version, alpha, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).contains("Hallo");
    JsonNode received = demo.lastReceived();
    assertThat(Base64.getDecoder().decode(received.path("body").path("base64").asText()))
        .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    assertThat(Base64.getDecoder().decode(received.path("answer").path("base64").asText()))
        .isEqualTo(answer.body());
  }

  @ParameterizedTest
  @CsvSource({"v1", "v2"})
  @Order(4)
  void aModelThatIsNotInTheAllowlistIsBlockedBeforeAiCore(String version) throws Exception {
    String model = "anthropic--claude-3-5-sonnet";
    long before = received();

    HttpResponse<byte[]> answer =
        complete(version, alpha, version.equals("v1") ? v1(model, 10) : v2(model, 10));

    assertThat(answer.statusCode()).isEqualTo(403);
    JsonNode json = DemoProcess.JSON.readTree(answer.body());
    JsonNode error = version.equals("v1") ? json : json.path("error");
    assertThat(error.path("message").asText())
        .isEqualTo("Model 'anthropic--claude-3-5-sonnet' is not in the allowlist");
    assertThat(error.path("code").asInt()).isEqualTo(403);
    assertThat(error.path("request_id").asText()).isNotEmpty();
    assertThat(error.path("location").asText()).isNotEmpty();
    assertThat(error.path("allowed").toString())
        .isEqualTo("[\"gpt-4o\",\"gpt-4o-mini\",\"gpt-5\"]");
    assertThat(received()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b.c"})
  @Order(5)
  void aCallWithoutATokenOrWithGarbageIsRefused(String token) throws Exception {
    refusedAsUnauthenticated(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expired",
        "other-key",
        "unsigned",
        "not-yet-valid",
        "unknown-kid",
        "public-key-as-secret",
        "other-audience",
        "other-zone",
        "no-instance"
      })
  @Order(6)
  void aTokenWithAFlawIsRefused(String flaw) throws Exception {
    refusedAsUnauthenticated(demo.flawedToken("team-alpha", flaw));
  }

  @Test
  @Order(7)
  void aCallerThatNoDirectoryKnowsIsRefusedByTheRuleKnownTeam() throws Exception {
    HttpResponse<byte[]> answer = complete("v2", demo.token("outsider"), v2("gpt-4o", 15));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(text(answer)).contains("known-team");
  }

  @Test
  @Order(8)
  void whatNoRoomKnowsIsRefused() throws Exception {
    HttpResponse<byte[]> answer =
        demo.call("POST", orchestration + "/v3/completion", alpha, "shared", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(text(answer)).contains("unsupported_operation");
  }

  @Test
  @Order(9)
  void teamBetaCallsUntilItsDayIsSpentAndTheBooksAgreeWithAiCores() throws Exception {
    int passed = 0;
    HttpResponse<byte[]> answer = complete("v1", beta, v1("gpt-4o-mini", 15));
    while (answer.statusCode() == 200 && passed < 200) {
      passed++;
      answer = complete(
          passed % 2 == 0 ? "v1" : "v2",
          beta,
          passed % 2 == 0 ? v1("gpt-4o-mini", 15) : v2("gpt-4o", 15));
    }

    assertThat(passed).isGreaterThan(5);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(text(answer)).contains("beta-day");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 86_400L);
    long betaUsed = 0;
    long all = 0;
    for (JsonNode used : demo.get(demo.simulator + "/_simulator/usage").path("usage")) {
      all += used.path("totalTokens").asLong();
      if (used.path("calls").asLong() == used.path("reportedCalls").asLong()
          && used.path("serviceInstanceId").asText().equals(instance(beta))) {
        betaUsed += used.path("totalTokens").asLong();
      }
    }
    JsonNode usage = demo.get(demo.management + "/usage");
    assertThat(spent(usage, "beta-day")).isEqualTo(betaUsed).isLessThanOrEqualTo(500);
    assertThat(tokens(usage)).isEqualTo(all);
  }

  @Test
  @Order(10)
  void theProcessEndsWithZeroOnSigterm() throws Exception {
    assertThat(demo.terminate()).isZero();
  }

  private static void refusedAsUnauthenticated(String token) throws Exception {
    long before = received();

    HttpResponse<byte[]> answer = complete("v2", token, v2("gpt-4o", 15));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(received()).isEqualTo(before);
    if (token.length() > 40) {
      assertThat(text(answer)).doesNotContain(token.substring(0, 40));
    }
  }

  private static HttpResponse<byte[]> complete(String version, String token, String body)
      throws Exception {
    return demo.call(
        "POST",
        orchestration + (version.equals("v1") ? "/completion" : "/v2/completion"),
        token,
        "shared",
        body);
  }

  private static long received() throws Exception {
    long calls = 0;
    for (JsonNode request : demo.get(demo.simulator + "/_simulator/requests").path("requests")) {
      calls += request.path("target").asText().startsWith("/v2/") ? 1 : 0;
    }
    return calls;
  }

  private static String instance(String token) throws Exception {
    return DemoProcess.JSON
        .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
        .path("ext_attr")
        .path("serviceinstanceid")
        .asText();
  }

  private static long spent(JsonNode usage, String budget) {
    long spent = 0;
    for (JsonNode each : usage.path("budgets")) {
      if (each.path("budget").asText().equals(budget)) {
        spent += each.path("spent").asLong();
        assertThat(each.path("open").asLong()).isZero();
      }
    }
    return spent;
  }

  private static long tokens(JsonNode usage) {
    long tokens = 0;
    for (JsonNode each : usage.path("models")) {
      tokens += each.path("tokens").asLong();
    }
    return tokens;
  }

  private static String v1(String model, int maxTokens) {
    return "{\"orchestration_config\":{\"module_configurations\":{\"llm_module_config\":{\"model_name\":\""
        + model
        + "\",\"model_params\":{\"max_tokens\":" + maxTokens
        + "}},\"templating_module_config\":{\"template\":"
        + "[{\"role\":\"user\",\"content\":\"Say hello in German\"}]}}}}";
  }

  private static String v2(String model, int maxTokens) {
    return "{ \"config\": {\"modules\": {\"prompt_templating\": {\"prompt\": {\"template\": [{\"role\": \"user\","
        + " \"content\": \"Say hello in German\"}]}, \"model\": {\"name\": \"" + model
        + "\", \"params\":"
        + " {\"max_tokens\": " + maxTokens + "}}}}}}";
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
