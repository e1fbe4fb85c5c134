package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Redact;
import dev.lictor.store.Rank;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of answers as they flow, and that they are metered all the same. */
class CleanedAnswerTest {

  private static final ResponseHead EVENTS =
      new ResponseHead(200, Headers.of("Content-Type", "text/event-stream"));

  private final Gateway redacting = Gateway.of(Policy.of(
      List.of(
          Gateway.shared(10_000),
          Document.builder("clean").redact(Set.of(Redact.INTERMEDIATE_RESULTS)).build()),
      "v1"));

  @Test
  void emptiesTheResultsOfTheModulesAndMetersTheAnswerBefore() {
    Exchange exchange = redacting.forwarded("alpha").exchange();
    ResponseHead head = new ResponseHead(
        200,
        Headers.of("Content-Type", "application/json", "Content-Length", "212", "ETag", "\"x\""));
    exchange.sending();

    Responded responded = exchange.responded(head);
    String got = through(responded.flow(), Gateway.answer(11, 8));

    assertThat(got)
        .contains("\"intermediate_results\":{}", "\"content\":\"Hallo\"")
        .doesNotContain("9999");
    assertThat(responded.head().headers().contains("Content-Length")).isFalse();
    assertThat(responded.head().headers().contains("ETag")).isFalse();
    assertThat(redacting.balance().spent()).isEqualTo(19);
  }

  @Test
  void cutsAnAnswerThatCannotBeReadAndKeepsItsHold() {
    Exchange exchange = redacting.forwarded("alpha").exchange();
    long held = redacting.balance().open();
    exchange.sending();
    Flow flow = exchange.responded(Gateway.ok()).flow();
    List<String> got = new ArrayList<>();

    assertThatThrownBy(() -> flow.pass(
            Gateway.utf8("{\"a\":1}{\"intermediate_results\":{\"x\":\"secret\"}}"),
            bytes -> got.add(Gateway.text(bytes))))
        .isInstanceOf(AnswerCutException.class);
    exchange.abort(Abort.HOST_FAILED);

    assertThat(String.join("", got)).doesNotContain("secret");
    assertThat(redacting.balance().spent()).isEqualTo(held);
    assertThat(redacting.settlements.get(0).rank()).isEqualTo(Rank.PROVISIONAL);
  }

  @Test
  void endsAStreamWithAnErrorWhereAnEventCannotBeRead() {
    Exchange exchange = redacting.forwarded("alpha").exchange();
    exchange.sending();
    Flow flow = exchange.responded(EVENTS).flow();

    String got = through(
        flow,
        Gateway.utf8(
            "data: {\"request_id\":\"r\",\"intermediate_results\":{\"x\":\"hidden\"},\"final_result\":{}}\n\n"),
        Gateway.utf8("data: {\"broken\n\n"),
        Gateway.utf8("data: {\"intermediate_results\":{\"x\":\"secret\"}}\n\n"));

    assertThat(got)
        .startsWith(
            "data: {\"request_id\":\"r\",\"intermediate_results\":{},\"final_result\":{}}\n\n")
        .contains("data: {\"error\":", "unreadable_event")
        .doesNotContain("hidden", "secret", "broken");
  }

  @Test
  void answersABadGatewayIfWhatMustBeCleanedIsCompressed() {
    Exchange exchange = redacting.forwarded("alpha").exchange();
    long held = redacting.balance().open();
    exchange.sending();

    Responded responded = exchange.responded(new ResponseHead(
        200, Headers.of("Content-Type", "application/json", "Content-Encoding", "gzip")));
    String got = through(responded.flow(), Gateway.utf8("secret"));

    assertThat(responded.head().status()).isEqualTo(502);
    assertThat(got).contains("coded_answer").doesNotContain("secret");
    assertThat(redacting.balance().spent()).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void givesBackAStreamAsIfUsageHadNotBeenAskedFor(int piece) {
    Gateway open = Gateway.of(Gateway.policy(10_000), store -> store, builder -> builder
        .paths(Paths.NATIVE)
        .models(ModelCatalogue.of(
            List.of(new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of())))));
    String asked =
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true,\"max_tokens\":50}";
    Admission.Forward forward = (Admission.Forward)
        open.admit(Gateway.head("/v1/chat/completions", "alpha"), Gateway.utf8(asked));
    assertThat(Gateway.text(forward.body())).contains("\"include_usage\":true");
    String first =
        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hallo\"}}],\"usage\":null}\n\n";
    String usage =
        "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":8,\"total_tokens\":19}}\n\n";
    String end = ": ping\n\ndata: [DONE]\n\n";
    forward.exchange().sending();
    Flow flow = forward.exchange().responded(EVENTS).flow();

    ByteBuffer stream = Gateway.utf8(first + usage + end);
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int i = 0; i < stream.limit(); i += piece) {
      pieces.add(stream.slice(i, Math.min(piece, stream.limit() - i)));
    }
    String got = through(flow, pieces.toArray(ByteBuffer[]::new));

    assertThat(got).isEqualTo(first + end);
    assertThat(open.balance().spent()).isEqualTo(19);
  }

  private static String through(Flow flow, ByteBuffer... pieces) {
    StringBuilder got = new StringBuilder();
    for (ByteBuffer piece : pieces) {
      flow.pass(piece, bytes -> got.append(Gateway.text(bytes)));
    }
    flow.end(Headers.none(), bytes -> got.append(Gateway.text(bytes)));
    return got.toString();
  }
}
