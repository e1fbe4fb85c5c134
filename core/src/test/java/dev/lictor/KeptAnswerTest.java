package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.store.Rank;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that a provider keeps, whose figures come when the call is long over. */
@Timeout(30)
class KeptAnswerTest {

  private static final String RESPONSES = "/v2/inference/deployments/d-gpt/responses";
  private static final String ID = "resp_1";
  private static final String LONG_ID = "resp_" + "0123456789abcdef".repeat(5);
  private static final String USAGE =
      "{\"input_tokens\":11,\"output_tokens\":8,\"total_tokens\":19}";

  private final FaultyStore.Faults faults = new FaultyStore.Faults();
  private final Gateway gateway = Gateway.of(
      Gateway.policy(1_000_000), store -> new FaultyStore(store, faults), builder -> builder
          .deployments(new Memory())
          .models(ModelCatalogue.of(List.of(
              new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of("reasoning", false))))));

  /** Knows one deployment, of GPT-4o. */
  private static final class Memory implements DeploymentDirectory {
    @Override
    public CompletionStage<Finding> find(DeploymentQuery query) {
      return CompletableFuture.completedFuture(new Finding.Known(new Served(
          "foundation-models",
          "azure-openai",
          List.of(new ModelRef("gpt-4o", "latest", "deployment", Optional.empty())))));
    }

    @Override
    public void changed(String deployment) {}
  }

  private Exchange background(String more) {
    ByteBuffer body = Gateway.utf8(
        "{\"input\":\"Hi\",\"background\":true,\"max_output_tokens\":1000" + more + '}');
    return ((Admission.Forward) gateway.admit(Gateway.head(RESPONSES, "alpha"), body)).exchange();
  }

  private Opening get(String team, String id) {
    RequestHead post = Gateway.head(RESPONSES + '/' + id, team);
    return gateway.open(new RequestHead("GET", post.target(), post.headers()));
  }

  private long committed() {
    return gateway.balance().spent() + gateway.balance().open();
  }

  private static ByteBuffer response(String id, String status, String usage) {
    return Gateway.utf8("{\"id\":\"" + id + "\",\"object\":\"response\",\"status\":\"" + status
        + "\",\"usage\":" + usage + '}');
  }

  private static ByteBuffer event(String type, ByteBuffer response) {
    return Gateway.utf8(
        "data: {\"type\":\"" + type + "\",\"response\":" + Gateway.text(response) + "}\n\n");
  }

  private static ResponseHead events() {
    return new ResponseHead(200, Headers.of("Content-Type", "text/event-stream"));
  }

  @Test
  void settlesWorkInTheBackgroundWhenItsFiguresAreRead() {
    Gateway.answered(background(""), Gateway.ok(), response(ID, "queued", "null"));
    long held = committed();

    Gateway.answered(
        ((Opening.Pass) get("alpha", ID)).exchange(),
        Gateway.ok(),
        response(ID, "completed", USAGE));
    Gateway.answered(
        ((Opening.Pass) get("alpha", ID)).exchange(),
        Gateway.ok(),
        response(ID, "completed", USAGE));

    assertThat(held).isGreaterThan(1000);
    assertThat(committed()).isEqualTo(19);
  }

  @Test
  void endsTheEngineOnlyWhenLateFiguresAreBooked() {
    Gateway.answered(background(""), Gateway.ok(), response(ID, "queued", "null"));
    Exchange late = ((Opening.Pass) get("alpha", ID)).exchange();
    faults.closingsThatFail.set(1);

    Gateway.answered(late, Gateway.ok(), response(ID, "completed", USAGE));
    gateway.lictor.close().toCompletableFuture().join();

    assertThat(committed()).isEqualTo(19);
  }

  @Test
  void letsNobodyElseReadAKeptAnswer() {
    Gateway.answered(background(""), Gateway.ok(), response(ID, "queued", "null"));

    Opening opening = get("beta", ID);

    assertThat(((Opening.Refuse) opening).response().status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "in_progress"})
  void keepsTheHoldOfWorkInTheBackgroundWhoseIdIsTooLongToRemember(String status) {
    Exchange exchange = background("");
    long held = committed();

    Gateway.answered(exchange, Gateway.ok(), response(LONG_ID, status, "null"));

    assertThat(committed()).isEqualTo(held);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.PROVISIONAL);
  }

  @Test
  void keepsTheHoldIfAnotherResponseIsAnsweredThanWasAskedFor() {
    Gateway.answered(background(""), Gateway.ok(), response(ID, "queued", "null"));
    long held = committed();

    Gateway.answered(
        ((Opening.Pass) get("alpha", ID)).exchange(),
        Gateway.ok(),
        response("resp_2", "completed", USAGE));

    assertThat(committed()).isEqualTo(held);
  }

  @Test
  void settlesABackgroundStreamThatWasCutWhenItsFiguresAreRead() {
    Exchange exchange = background(",\"stream\":true");
    long held = committed();
    exchange.sending();
    Flow flow = exchange.responded(events()).flow();
    flow.pass(event("response.created", response(ID, "in_progress", "null")), Sink.NOWHERE);
    exchange.abort(Abort.CALLER_GONE);
    long cut = committed();

    Gateway.answered(
        ((Opening.Pass) get("alpha", ID)).exchange(),
        events(),
        event("response.completed", response(ID, "completed", USAGE)));

    assertThat(cut).isEqualTo(held);
    assertThat(committed()).isEqualTo(19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip"})
  void keepsTheHoldOfACompressedAnswerThatTellsNoFigures(String coding) {
    ByteBuffer body = Gateway.utf8("{\"input\":\"Hi\",\"max_output_tokens\":1000}");
    Exchange exchange =
        ((Admission.Forward) gateway.admit(Gateway.head(RESPONSES, "alpha"), body)).exchange();
    long held = committed();

    Gateway.answered(
        exchange,
        new ResponseHead(
            200, Headers.of("Content-Type", "application/json", "Content-Encoding", coding)),
        Gateway.utf8("?"));

    assertThat(committed()).isEqualTo(held);
  }
}
