package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Exports;
import dev.lictor.http.RequestHead;
import dev.lictor.schema.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

  private final Gateway gateway = Gateway.of(Gateway.policy(1000));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/lm/deployments?scenarioId=orchestration&status=RUNNING",
        "/v2/lm/dataset/files/a%20b/%C3%BC.csv",
        "/healthz",
        "/",
        "*",
        "/v2/inferences/deployments/d1"
      })
  void passesWhatNoDocumentIsAboutWithoutLookingAtItsToken(String target) {
    RequestHead head =
        new RequestHead("GET", target, dev.lictor.http.Headers.of("Authorization", "garbage"));

    Opening opening = gateway.open(head);

    assertThat(opening).isInstanceOf(Opening.Pass.class);
    assertThat(((Opening.Pass) opening).head()).isSameAs(head);
    assertThat(gateway.decisions).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/%69nference/deployments/d-orchestration/v2/completion",
        "/v2//inference/deployments/d-orchestration/v2/completion",
        "/v2/lm/../inference/deployments/d-orchestration/v2/completion",
        "/V2/Inference/deployments/d-orchestration/v2%2fcompletion",
        "/v2/inference;x=y/deployments/d-orchestration/v2/completion",
        "/v2\\inference/deployments/d-orchestration/v2/completion",
        "http://api.example/v2/inference/deployments/d-orchestration/v2/completion",
        "/v2/inference/deployments/d-orchestration/v2/completion/"
      })
  void refusesAGovernedTargetThatServersMayReadDifferently(String target) {
    Opening opening = gateway.open(Gateway.head(target, "alpha"));

    assertThat(refusal(opening)).isEqualTo(400);
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("ambiguous_target");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/inference",
        "/v2/inference/deployments/d-1/v3/completion",
        "/V2/Inference/deployments/d-orchestration/v2/completion"
      })
  void refusesAnInferenceOperationThatNoRoomKnows(String target) {
    Opening opening = gateway.open(Gateway.head(target, "alpha"));

    assertThat(refusal(opening)).isEqualTo(403);
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("unsupported_operation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/inference/deployments/d-orchestration/v3/completion",
        "/v2/inference/deployments/d-orchestration/chat/completions?api-version=2024-02-01",
        "/v2/inference/deployments/d-orchestration"
      })
  void refusesADeploymentOfWhichNobodyCanSayWhatItServes(String target) {
    Opening opening = gateway.open(Gateway.head(target, "alpha"));

    assertThat(refusal(opening)).isEqualTo(403);
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("unresolved_deployment");
  }

  @Test
  void refusesACallWithoutATokenBeforeItsBody() {
    RequestHead head = Gateway.head(Gateway.V2, "alpha");
    RequestHead bare = head.with(head.headers().without(name -> name.equals("Authorization")));

    Opening opening = gateway.open(bare);

    assertThat(refusal(opening)).isEqualTo(401);
  }

  @Test
  void refusesAnUnknownTeamBeforeItsBodyByTheRuleThatSaysSo() {
    Opening opening = gateway.open(Gateway.head(Gateway.V2, "outsider"));

    assertThat(refusal(opening)).isEqualTo(403);
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("known-team");
  }

  @Test
  void refusesADeclaredLengthAboveTheLimitBeforeTheBody() {
    Opening opening = gateway.open(Gateway.head(Gateway.V2, "alpha", "Content-Length", "16777217"));

    assertThat(refusal(opening)).isEqualTo(413);
  }

  @Test
  void servesBelowItsBasePathAndGovernsWhatLeadsPastIt() {
    Gateway based =
        Gateway.of(Gateway.policy(1000), store -> store, builder -> builder.basePath("/genai"));

    assertThat(based.open(Gateway.head("/genai" + Gateway.V2, "alpha")))
        .isInstanceOf(Opening.Collect.class);
    assertThat(refusal(based.open(
            Gateway.head("/genai/../v2/inference/deployments/d1/v2/completion", "alpha"))))
        .isEqualTo(400);
    assertThat(based.open(Gateway.head("/genai/v2/lm/deployments", "alpha")))
        .isInstanceOf(Opening.Pass.class);
  }

  @Test
  void refusesEveryGovernedCallOnceItIsClosed() {
    gateway.lictor.close().toCompletableFuture().join();

    assertThat(refusal(gateway.open(Gateway.head(Gateway.V2, "alpha")))).isEqualTo(503);
    assertThat(gateway.open(Gateway.head("/v2/lm/deployments", "alpha")))
        .isInstanceOf(Opening.Pass.class);
  }

  @Test
  void refusesToLetACallBeRecordedUnlessThatIsAllowedAndThenTellsThePolicy() {
    RequestHead recorded =
        Gateway.head(Gateway.V2, "alpha", "AI-Inference-Observability-Persistence-Mode", "full");
    Gateway allowing = Gateway.of(
        Gateway.policy(1000), store -> store, builder -> builder.exports(Exports.ALLOWED));

    assertThat(refusal(gateway.open(recorded))).isEqualTo(403);
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("observability_refused");
    allowing.admit(recorded, Gateway.body("gpt-4o", 15));

    assertThat(allowing.decisions.get(0).operation().orElseThrow().parameter(Place.RECORDING))
        .isEqualTo("full");
  }

  private static int refusal(Opening opening) {
    return ((Opening.Refuse) opening).response().status();
  }
}
