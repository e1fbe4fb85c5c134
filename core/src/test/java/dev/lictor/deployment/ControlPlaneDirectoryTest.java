package dev.lictor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.identity.Caller;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ControlPlaneDirectoryTest {

  private static final String PATH = "/v2/lm/deployments/d-gpt-4o";

  private final ControlPlaneServer server = new ControlPlaneServer();
  private final ControlPlane controlPlane = ControlPlane.at(server.uri()).build();
  private final AtomicLong nanos = new AtomicLong();
  private final ControlPlaneDirectory directory =
      new ControlPlaneDirectory(new DeploymentLookup(controlPlane), false, nanos::get);

  @AfterEach
  void close() {
    controlPlane.close();
    server.close();
  }

  @Test
  void asksWithTheCallersOwnTokenAndResourceGroup() {
    server.serves(
        PATH,
        deployment("\"backend_details\":{\"model\":{\"name\":\"gpt-4o\",\"version\":\"latest\"}}"));

    Finding finding = find(query("alpha", "shared"));

    assertThat(finding).isEqualTo(served("azure-openai", "gpt-4o"));
    assertThat(server.asked)
        .containsExactly(new ControlPlaneServer.Asked(PATH, "Bearer alpha", "shared"));
  }

  @Test
  void readsTheModelInTheSpellingOfTheSpecificationToo() {
    server.serves(
        PATH,
        deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\",\"version\":\"latest\"}}"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-4o"));
  }

  @Test
  void believesNeitherOfTwoSpellingsThatDiffer() {
    server.serves(
        PATH,
        deployment(
            "\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}},\"backend_details\":{\"model\":{\"name\":\"gpt-5\"}}"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(new Finding.Contradictory());
  }

  @Test
  void asksTheConfigurationWhereTheDetailsSayNothing() {
    server.serves(PATH, deployment(""));
    server.serves("/v2/lm/configurations/c-new", configuration("c-new", "gpt-4o"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-4o"));
  }

  @Test
  void namesNoModelThatItCannotFind() {
    server.serves(PATH, deployment(""));

    assertThat(find(query("alpha", "shared"))).isEqualTo(new Finding.Contradictory());
  }

  @Test
  void namesBothModelsWhileOneReplacesTheOther() {
    server.serves(PATH, changing("gpt-4o"));
    server.serves("/v2/lm/configurations/c-new", configuration("c-new", "gpt-5"));
    server.serves("/v2/lm/configurations/c-old", configuration("c-old", "gpt-4o"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-4o", "gpt-5"));
  }

  @Test
  void namesTheNewModelAloneOnceTheDetailsTellIt() {
    server.serves(PATH, changing("gpt-5"));
    server.serves("/v2/lm/configurations/c-new", configuration("c-new", "gpt-5"));
    server.serves("/v2/lm/configurations/c-old", configuration("c-old", "gpt-4o"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-5"));
  }

  @Test
  void tellsTheScenarioOfADeploymentWithoutModels() {
    server.serves(
        PATH,
        "{\"id\":\"d-gpt-4o\",\"scenarioId\":\"orchestration\",\"executableId\":\"orchestration\",\"status\":\"RUNNING\","
            + "\"configurationId\":\"c-orch\",\"details\":{}}");

    assertThat(find(query("alpha", "shared")))
        .isEqualTo(new Finding.Known(new Served("orchestration", "orchestration", List.of())));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void knowsNothingOfADeploymentThatTheCallerMayNotSee(int status) {
    server.fails(PATH, status);

    assertThat(find(query("alpha", "shared"))).isEqualTo(new Finding.Unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 500, 302})
  void failsIfTheControlPlaneSaysNothingThatCanBeRead(int status) {
    server.fails(PATH, status);

    assertThatThrownBy(() -> find(query("alpha", "shared")))
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining(status == 200 ? "cannot be read" : "status " + status);
  }

  @Test
  void failsIfTheAnswerIsTooLong() {
    server.serves(PATH, " ".repeat(2 << 20) + deployment(""));

    assertThatThrownBy(() -> find(query("alpha", "shared")))
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void believesTheAnswerOfAnotherDeploymentNotAtAll() {
    server.serves(
        "/v2/lm/deployments/d-other",
        deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));

    Finding finding =
        find(new DeploymentQuery(caller("alpha"), head("alpha", "shared"), "d-other"));

    assertThat(finding).isEqualTo(new Finding.Contradictory());
  }

  @Test
  void remembersADeploymentForHalfAMinute() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));

    find(query("alpha", "shared"));
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    find(query("alpha", "shared"));
    assertThat(server.asked).hasSize(1);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    find(query("alpha", "shared"));

    assertThat(server.asked).hasSize(2);
  }

  @Test
  void remembersThatThereIsNoneForFiveSeconds() {
    find(query("alpha", "shared"));
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    find(query("alpha", "shared"));
    assertThat(server.asked).hasSize(1);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    find(query("alpha", "shared"));

    assertThat(server.asked).hasSize(2);
  }

  @Test
  void tellsNoCallerWhatAnotherLearnt() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));

    find(query("alpha", "shared"));
    find(query("beta", "shared"));
    find(query("alpha", "other"));

    assertThat(server.asked)
        .extracting(ControlPlaneServer.Asked::authorization)
        .containsExactly("Bearer alpha", "Bearer beta", "Bearer alpha");
  }

  @Test
  void tellsAllCallersOfAResourceGroupWhatAServiceLearnt() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    try (ControlPlane asService = ControlPlane.at(server.uri())
        .serviceToken(() -> CompletableFuture.completedFuture("service"))
        .build()) {
      ControlPlaneDirectory shared = new ControlPlaneDirectory(asService);

      shared.find(query("alpha", "shared")).toCompletableFuture().join();
      shared.find(query("beta", "shared")).toCompletableFuture().join();
      shared.find(query("beta", "other")).toCompletableFuture().join();
    }

    assertThat(server.asked)
        .containsExactly(
            new ControlPlaneServer.Asked(PATH, "Bearer service", "shared"),
            new ControlPlaneServer.Asked(PATH, "Bearer service", "other"));
  }

  @Test
  void asksAgainWhereTheTokenCouldNotBeHadOnce() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    AtomicInteger asked = new AtomicInteger();
    try (ControlPlane asService = ControlPlane.at(server.uri())
        .serviceToken(() -> {
          if (asked.getAndIncrement() == 0) {
            throw new IllegalStateException("no token");
          }
          return CompletableFuture.completedFuture("service");
        })
        .build()) {
      ControlPlaneDirectory shared = new ControlPlaneDirectory(asService);

      CompletionStage<Finding> first = shared.find(query("alpha", "shared"));
      Finding second =
          shared.find(query("beta", "shared")).toCompletableFuture().join();

      assertThat(first.toCompletableFuture()).isCompletedExceptionally();
      assertThat(second).isEqualTo(served("azure-openai", "gpt-4o"));
    }
  }

  @Test
  void waitsForNoQuestionThatHangs() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    AtomicInteger asked = new AtomicInteger();
    try (ControlPlane asService = ControlPlane.at(server.uri())
        .serviceToken(() -> asked.getAndIncrement() == 0
            ? new CompletableFuture<>()
            : CompletableFuture.completedFuture("service"))
        .build()) {
      ControlPlaneDirectory shared =
          new ControlPlaneDirectory(new DeploymentLookup(asService), true, nanos::get);

      CompletionStage<Finding> hanging = shared.find(query("alpha", "shared"));
      nanos.addAndGet(Remembered.FLIGHT.toNanos());
      Finding next = shared.find(query("beta", "shared")).toCompletableFuture().join();

      assertThat(hanging.toCompletableFuture()).isNotDone();
      assertThat(next).isEqualTo(served("azure-openai", "gpt-4o"));
    }
  }

  @Test
  void asksAgainAfterAChangeAndNamesTheOldModelForTenMinutes() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    find(query("alpha", "shared"));

    directory.changed("d-gpt-4o");
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-5\"}}"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-5", "gpt-4o"));
    nanos.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-5"));
  }

  @Test
  void forgetsOnlyWhatMayHaveChanged() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    find(query("alpha", "shared"));

    directory.changed("d-other");
    find(query("alpha", "shared"));
    assertThat(server.asked).hasSize(1);
    directory.changed("");
    find(query("alpha", "shared"));

    assertThat(server.asked).hasSize(2);
  }

  @Test
  void doesNotRememberAnAnswerThatAChangeOvertook() throws InterruptedException {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    CountDownLatch held = server.hold();
    CompletableFuture<Finding> old = directory.find(query("alpha", "shared")).toCompletableFuture();

    directory.changed("d-gpt-4o");
    CompletableFuture<Finding> behind =
        directory.find(query("alpha", "shared")).toCompletableFuture();
    held.countDown();
    old.join();
    behind.join();
    assertThat(server.asked).hasSize(2);
    directory.changed("d-gpt-4o");
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-5\"}}"));

    assertThat(find(query("alpha", "shared"))).isEqualTo(served("azure-openai", "gpt-5", "gpt-4o"));
  }

  @Test
  void asksOnceForManyCallsAtOnce() {
    server.serves(PATH, deployment("\"backendDetails\":{\"model\":{\"name\":\"gpt-4o\"}}"));
    CountDownLatch held = server.hold();
    List<CompletableFuture<Finding>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(directory.find(query("alpha", "shared")).toCompletableFuture());
    }

    held.countDown();

    assertThat(calls).allSatisfy(call -> assertThat(call.get(10, TimeUnit.SECONDS))
        .isEqualTo(served("azure-openai", "gpt-4o")));
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void sharesNoFailure() {
    server.fails(PATH, 500);
    CountDownLatch held = server.hold();
    CompletableFuture<Finding> first =
        directory.find(query("alpha", "shared")).toCompletableFuture();
    CompletableFuture<Finding> second =
        directory.find(query("alpha", "shared")).toCompletableFuture();

    held.countDown();

    assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
    assertThatThrownBy(second::join).isInstanceOf(CompletionException.class);
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void letsACallerAskForTenStrangeDeploymentsASecond() {
    for (int i = 0; i < ControlPlaneDirectory.MAX_MISSES; i++) {
      find(new DeploymentQuery(caller("alpha"), head("alpha", "shared"), "d-none-" + i));
    }
    DeploymentQuery eleventh =
        new DeploymentQuery(caller("alpha"), head("alpha", "shared"), "d-none-11");

    assertThatThrownBy(() -> find(eleventh)).hasMessageContaining("too much at once");
    find(new DeploymentQuery(caller("beta"), head("beta", "shared"), "d-none-11"));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    find(eleventh);

    assertThat(server.asked).hasSize(ControlPlaneDirectory.MAX_MISSES + 2);
  }

  @Test
  void asksNothingOnceItIsClosed() {
    controlPlane.close();

    assertThatThrownBy(() -> find(query("alpha", "shared"))).hasMessageContaining("closed");
  }

  @Test
  void asksNothingForACallWithoutAToken() {
    RequestHead bare = new RequestHead("POST", "/", Headers.none());

    Finding finding = find(new DeploymentQuery(caller("alpha"), bare, "d-gpt-4o"));

    assertThat(finding).isEqualTo(new Finding.Unknown());
    assertThat(server.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "http://user:pw@x", "http://x?y", "http://x#y", "http:///v2"})
  void isBuiltForAPlainUrlOnly(String upstream) {
    assertThatThrownBy(() -> ControlPlane.at(URI.create(upstream)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pw");
  }

  private Finding find(DeploymentQuery query) {
    return directory.find(query).toCompletableFuture().join();
  }

  private static DeploymentQuery query(String instance, String resourceGroup) {
    return new DeploymentQuery(caller(instance), head(instance, resourceGroup), "d-gpt-4o");
  }

  private static RequestHead head(String token, String resourceGroup) {
    return new RequestHead(
        "POST",
        "/v2/inference/deployments/d-gpt-4o/chat/completions",
        Headers.builder()
            .add("Authorization", "Bearer " + token)
            .add("AI-Resource-Group", resourceGroup)
            .build());
  }

  private static Caller caller(String instance) {
    return new Caller(
        "issuer", "tenant", instance, "client", Optional.empty(), Set.of(), true, Optional.empty());
  }

  private static Finding served(String executable, String... models) {
    List<ModelRef> refs = new ArrayList<>();
    for (String model : models) {
      refs.add(new ModelRef(model, "latest", "deployment", Optional.empty()));
    }
    return new Finding.Known(new Served("foundation-models", executable, refs));
  }

  private static String deployment(String resources) {
    return "{\"id\":\"d-gpt-4o\",\"scenarioId\":\"foundation-models\",\"executableId\":\"azure-openai\",\"status\":\"RUNNING\","
        + "\"configurationId\":\"c-new\",\"details\":{\"resources\":{" + resources + "}}}";
  }

  private static String changing(String running) {
    return "{\"id\":\"d-gpt-4o\",\"scenarioId\":\"foundation-models\",\"executableId\":\"azure-openai\",\"status\":\"RUNNING\","
        + "\"configurationId\":\"c-new\",\"latestRunningConfigurationId\":\"c-old\","
        + "\"details\":{\"resources\":{\"backendDetails\":{\"model\":{\"name\":\"" + running
        + "\"}}}}}";
  }

  private static String configuration(String id, String model) {
    return "{\"id\":\"" + id
        + "\",\"name\":\"c\",\"scenarioId\":\"foundation-models\",\"executableId\":\"azure-openai\",\"parameterBindings\":"
        + "[{\"key\":\"modelName\",\"value\":\"" + model
        + "\"},{\"key\":\"modelVersion\",\"value\":\"latest\"}]}";
  }
}
