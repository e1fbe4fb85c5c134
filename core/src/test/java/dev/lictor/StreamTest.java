package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.store.Rank;
import dev.lictor.usage.Certainty;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final String CONTENT =
      "data: {\"final_result\":{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hallo\"}}]}}\n\n";
  private static final String FIGURES =
      "data: {\"final_result\":{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"!\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":8,\"total_tokens\":19}}}\n\n";
  private static final String ERROR =
      "data: {\"error\":{\"request_id\":\"r\",\"code\":500,\"message\":\"m\",\"location\":\"LLM Module\"}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private final Gateway gateway = Gateway.of(Gateway.policy(1000));

  private static String request(String params) {
    return "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":"
        + "\"Say hello in German\"}]},\"model\":{\"name\":\"gpt-4o\",\"params\":{"
        + params
        + "\"max_tokens\":15}}}},\"stream\":{\"enabled\":true}}}";
  }

  private Admission.Forward forwarded(String params) {
    return (Admission.Forward)
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.utf8(request(params)));
  }

  private static Flow flow(Exchange exchange) {
    exchange.sending();
    return exchange
        .responded(new ResponseHead(200, Headers.of("Content-Type", "text/event-stream")))
        .flow();
  }

  private static void passed(Flow flow, String... events) {
    for (String event : events) {
      flow.pass(Gateway.utf8(event), Sink.NOWHERE);
    }
  }

  @Test
  void asksForTheUsageOfAStreamedCallThatDoesNot() {
    Admission.Forward forward = forwarded("");

    String asking = request("\"stream_options\":{\"include_usage\":true},");
    assertThat(Gateway.text(forward.body())).isEqualTo(asking);
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(asking.length()));
  }

  @Test
  void forwardsAStreamedCallThatAsksAsItCame() {
    String asking = request("\"stream_options\": {\"include_usage\":true} ,");

    Admission.Forward forward = forwarded("\"stream_options\": {\"include_usage\":true} ,");

    assertThat(Gateway.text(forward.body())).isEqualTo(asking);
  }

  @Test
  void holdsAsMuchForAnEditedCallAsForOneThatAsks() {
    forwarded("");
    long edited = gateway.balance().open();
    forwarded("\"stream_options\":{\"include_usage\":true},");

    assertThat(gateway.balance().open()).isEqualTo(2 * edited);
  }

  @Test
  void settlesAStreamAtTheProvidersFiguresAndPassesItAsItCame() {
    Flow flow = flow(forwarded("").exchange());
    List<ByteBuffer> passed = new ArrayList<>();
    ByteBuffer first = Gateway.utf8(CONTENT.substring(0, 30));

    flow.pass(first, passed::add);
    assertThat(passed).singleElement().isSameAs(first);
    passed(flow, CONTENT.substring(30), FIGURES, DONE);
    flow.end(Headers.none(), Sink.NOWHERE);

    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(gateway.balance().open()).isZero();
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.FINAL);
    assertThat(gateway.settlements.get(0).usage().certainty()).isEqualTo(Certainty.EXACT);
  }

  @Test
  void settlesAStreamWithoutFiguresAtItsHold() {
    Exchange exchange = forwarded("").exchange();
    long held = gateway.balance().open();

    Flow flow = flow(exchange);
    passed(flow, CONTENT, DONE);
    flow.end(Headers.none(), Sink.NOWHERE);

    assertThat(gateway.balance().spent()).isEqualTo(held);
    assertThat(gateway.settlements.get(0).usage().certainty()).isEqualTo(Certainty.ESTIMATED);
  }

  @Test
  void settlesAStreamWithAnErrorOrWithoutItsEndAtItsHoldAtLeast() {
    Exchange failed = forwarded("").exchange();
    Exchange endless = forwarded("").exchange();
    long held = gateway.balance().open();

    Flow first = flow(failed);
    passed(first, CONTENT, FIGURES, ERROR);
    first.end(Headers.none(), Sink.NOWHERE);
    Flow second = flow(endless);
    passed(second, CONTENT, FIGURES);
    second.end(Headers.none(), Sink.NOWHERE);

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  @Test
  void settlesADrainedStreamExactlyIfItsFiguresCome() {
    Exchange exchange = forwarded("").exchange();
    Flow flow = flow(exchange);
    passed(flow, CONTENT);

    assertThat(exchange.callerGone().worthwhile()).isTrue();
    passed(flow, FIGURES, DONE);
    exchange.abort(Abort.CALLER_GONE);

    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.FINAL);
  }

  @Test
  void keepsTheHoldOfADrainedStreamWhoseFiguresDoNotCome() {
    Exchange exchange = forwarded("").exchange();
    long held = gateway.balance().open();
    Flow flow = flow(exchange);
    passed(flow, CONTENT, FIGURES);

    exchange.abort(Abort.CALLER_GONE);

    assertThat(gateway.balance().spent()).isEqualTo(held);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.PROVISIONAL);
  }
}
