package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.store.Rank;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider keeps of a call: whose it is, and when it is paid. */
class OwnAnswerTest {

  private static final String RESPONSES = "/v1/responses";

  private final Gateway gateway =
      Gateway.of(Gateway.policy(10_000), store -> store, builder -> builder
          .paths(Paths.NATIVE)
          .models(ModelCatalogue.of(
              List.of(new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of())))));

  @Test
  void keepsTheHoldOfWorkInTheBackgroundUntilItsFiguresAreRead() {
    Gateway.answered(
        create(
            "alpha",
            "{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"max_output_tokens\":50,\"background\":true}"),
        Gateway.ok(),
        response("resp_1", "queued", "null"));
    long held = gateway.balance().spent();
    assertThat(held).isGreaterThan(50);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.PROVISIONAL);

    Gateway.answered(
        read("alpha", "resp_1"), Gateway.ok(), response("resp_1", "in_progress", "null"));
    assertThat(gateway.balance().spent()).isEqualTo(held);

    Gateway.answered(
        read("alpha", "resp_1"), Gateway.ok(), response("resp_1", "completed", usage(10, 5)));
    assertThat(gateway.balance().spent()).isEqualTo(15);

    Gateway.answered(
        read("alpha", "resp_1"), Gateway.ok(), response("resp_1", "completed", usage(10, 5)));
    assertThat(gateway.balance().spent()).isEqualTo(15);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void readingAnAnswerAgainCostsNothing() {
    Gateway.answered(
        create("alpha", "{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"max_output_tokens\":50}"),
        Gateway.ok(),
        response("resp_1", "completed", usage(10, 5)));

    Gateway.answered(
        read("alpha", "resp_1"), Gateway.ok(), response("resp_1", "completed", usage(10, 5)));
    Exchange cut = read("alpha", "resp_1");
    cut.sending();
    cut.responded(Gateway.ok())
        .flow()
        .pass(response("resp_1", "completed", usage(10, 5)), Sink.NOWHERE);
    cut.abort(Abort.CALLER_GONE);

    assertThat(gateway.balance().spent()).isEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/responses/resp_1",
        "DELETE /v1/responses/resp_1",
        "POST /v1/responses/resp_1/cancel",
        "GET /v1/responses/resp_1/input_items"
      })
  void showsAnAnswerToTheCallerThatMadeItAlone(String request) {
    Gateway.answered(
        create("alpha", "{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"max_output_tokens\":50}"),
        Gateway.ok(),
        response("resp_1", "completed", usage(10, 5)));
    String method = request.substring(0, request.indexOf(' '));
    String target = request.substring(request.indexOf(' ') + 1);

    assertThat(gateway.open(head(method, target, "beta"))).isInstanceOf(Opening.Refuse.class);
    assertThat(
            gateway.decisions.get(gateway.decisions.size() - 1).reasons().get(0).id())
        .isEqualTo("foreign_state");
    assertThat(gateway.open(head(method, target, "alpha"))).isInstanceOf(Opening.Pass.class);
  }

  @Test
  void buildsOnAnAnswerOfTheCallersOwnAlone() {
    Gateway.answered(
        create("alpha", "{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"max_output_tokens\":50}"),
        Gateway.ok(),
        response("resp_1", "completed", usage(10, 5)));
    String next =
        "{\"model\":\"gpt-4o\",\"input\":\"And?\",\"max_output_tokens\":5,\"previous_response_id\":\"resp_1\"}";
    Gateway big = gateway;

    assertThat(big.admit(Gateway.head(RESPONSES, "beta"), Gateway.utf8(next)))
        .isInstanceOf(Admission.Refuse.class);
    assertThat(
            gateway.decisions.get(gateway.decisions.size() - 1).reasons().get(0).id())
        .isEqualTo("foreign_state");
    big.admit(Gateway.head(RESPONSES, "alpha"), Gateway.utf8(next));

    assertThat(gateway.decisions.get(gateway.decisions.size() - 1).reasons())
        .extracting(reason -> reason.id())
        .doesNotContain("foreign_state");
  }

  @Test
  void anAnswerThatNobodySawIsNobodys() {
    assertThat(gateway.open(head("GET", RESPONSES + "/resp_9", "alpha")))
        .isInstanceOf(Opening.Refuse.class);
  }

  private Exchange create(String team, String body) {
    return ((Admission.Forward) gateway.admit(Gateway.head(RESPONSES, team), Gateway.utf8(body)))
        .exchange();
  }

  private Exchange read(String team, String id) {
    return ((Opening.Pass) gateway.open(head("GET", RESPONSES + '/' + id, team))).exchange();
  }

  private static RequestHead head(String method, String target, String team) {
    return new RequestHead(
        method, target, Headers.of("Host", "gateway.example", "Authorization", "Bearer " + team));
  }

  private static ByteBuffer response(String id, String status, String usage) {
    return Gateway.utf8("{\"id\":\"" + id + "\",\"object\":\"response\",\"status\":\"" + status
        + "\",\"model\":\"gpt-4o\",\"output\":[],\"usage\":" + usage + "}");
  }

  private static String usage(long input, long output) {
    return "{\"input_tokens\":" + input + ",\"output_tokens\":" + output + ",\"total_tokens\":"
        + (input + output) + "}";
  }
}
