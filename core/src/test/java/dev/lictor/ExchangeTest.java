package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.store.Rank;
import dev.lictor.usage.Certainty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {

  private final Gateway gateway = Gateway.of(Gateway.policy(1000));

  @Test
  void settlesACompleteAnswerAtTheProvidersFigures() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(11, 8));

    assertThat(held).isGreaterThan(19);
    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(gateway.balance().open()).isZero();
    assertThat(gateway.settlements).singleElement().satisfies(settled -> {
      assertThat(settled.rank()).isEqualTo(Rank.FINAL);
      assertThat(settled.usage().certainty()).isEqualTo(Certainty.EXACT);
      assertThat(settled.usage().inputTokens()).isEqualTo(11);
    });
  }

  @Test
  void passesTheBytesOfTheAnswerOnAsTheyCame() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    ByteBuffer answer = Gateway.answer(11, 8);
    List<ByteBuffer> passed = new ArrayList<>();

    exchange.sending();
    Flow flow = exchange.responded(Gateway.ok()).flow();
    flow.pass(answer, passed::add);

    assertThat(passed).containsExactly(answer);
  }

  @Test
  void releasesACallOfWhichNoByteWasSent() {
    gateway.forwarded("alpha").exchange().abort(Abort.HOST_FAILED);
    Exchange refusedByUpstream = gateway.forwarded("alpha").exchange();
    refusedByUpstream.sending();
    refusedByUpstream.abort(Abort.NEVER_SENT);

    assertThat(gateway.balance().open()).isZero();
    assertThat(gateway.balance().spent()).isZero();
  }

  @Test
  void keepsTheHoldOfACallThatEndedWithoutAnAnswer() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    exchange.sending();
    exchange.abort(Abort.UPSTREAM_TIMED_OUT);

    assertThat(gateway.balance().spent()).isEqualTo(held);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.PROVISIONAL);
    assertThat(gateway.settlements.get(0).usage().certainty()).isEqualTo(Certainty.ESTIMATED);
  }

  @Test
  void keepsTheHoldOfACallThatWasCutInTheMiddleOfItsAnswer() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    exchange.sending();
    ByteBuffer answer = Gateway.answer(1, 1);
    answer.limit(answer.limit() - 1);
    exchange.responded(Gateway.ok()).flow().pass(answer, Sink.NOWHERE);
    exchange.abort(Abort.UPSTREAM_FAILED);

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  @Test
  void booksAnOverrunInFullAndReportsIt() {
    Exchange exchange = gateway.forwarded("alpha").exchange();

    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(2000, 8));

    assertThat(gateway.balance().spent()).isEqualTo(2008);
    assertThat(gateway.settlements.get(0).overrunTokens()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"final_result\":{}}', HOLD",
    "400, '{\"error\":{\"message\":\"bad\",\"location\":\"Request Body\"}}', NOTHING",
    "400, '{\"error\":{\"message\":\"x\",\"location\":\"Filtering Module - Input Filter\"}}', INPUT",
    "403, 'RBAC: access denied', NOTHING",
    "408, '', INPUT",
    "429, '', INPUT",
    "500, '', INPUT",
    "503, 'x', INPUT"
  })
  void chargesAnAnswerWithoutFiguresByItsStatus(int status, String answer, String charge) {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    Gateway.answered(
        exchange,
        new ResponseHead(status, Headers.of("Content-Type", "application/json")),
        Gateway.utf8(answer));

    long spent = gateway.balance().spent();
    switch (charge) {
      case "HOLD" -> assertThat(spent).isEqualTo(held);
      case "INPUT" -> assertThat(spent).isPositive().isEqualTo(held - 15);
      default -> assertThat(spent).isZero();
    }
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.FINAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void metersADecodedCopyOfAnAnswerThatComesCompressedAllTheSame(String coding) throws IOException {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    ByteBuffer coded = gzipped(Gateway.answer(11, 8));
    List<ByteBuffer> passed = new ArrayList<>();

    exchange.sending();
    Responded responded = exchange.responded(coded(coding));
    responded.flow().pass(coded, passed::add);
    responded.flow().end(Headers.none(), passed::add);

    assertThat(responded.head()).isEqualTo(coded(coding));
    assertThat(passed).containsExactly(coded);
    assertThat(gateway.balance().spent()).isEqualTo(19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "gzip, gzip"})
  void keepsTheHoldOfAnAnswerInACodingThatItDoesNotKnow(String coding) throws IOException {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    Gateway.answered(exchange, coded(coding), gzipped(Gateway.answer(11, 8)));

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  private static ResponseHead coded(String coding) {
    return new ResponseHead(
        200, Headers.of("Content-Type", "application/json", "Content-Encoding", coding));
  }

  private static ByteBuffer gzipped(ByteBuffer answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(answer.array(), answer.arrayOffset() + answer.position(), answer.remaining());
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  @Test
  void chargesTheInputAndWhatWasSeenOfAModelThatCannotThinkUnseen() {
    Gateway plain = withoutThought();
    Exchange exchange = ((Admission.Forward)
            plain.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 1000)))
        .exchange();
    long held = plain.balance().open();

    Gateway.answered(exchange, Gateway.ok(), Gateway.utf8("{\"final_result\":{}}"));

    assertThat(plain.balance().spent()).isEqualTo(held - 1000 + 19);
    assertThat(plain.settlements.get(0).usage().certainty()).isEqualTo(Certainty.ESTIMATED);
    assertThat(plain.settlements.get(0).rank()).isEqualTo(Rank.FINAL);
  }

  @Test
  void tellsWhatWasSeenOfAnAnswerThatBrokeOffAndKeepsItsHold() {
    Gateway plain = withoutThought();
    Exchange exchange = ((Admission.Forward)
            plain.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 1000)))
        .exchange();
    long held = plain.balance().open();

    exchange.sending();
    exchange.responded(Gateway.ok()).flow().pass(Gateway.utf8("{\"final"), Sink.NOWHERE);
    exchange.abort(Abort.UPSTREAM_FAILED);

    assertThat(plain.balance().spent()).isEqualTo(held);
    assertThat(plain.settlements.get(0).usage().totalTokens()).isEqualTo(held - 1000 + 7);
  }

  private static Gateway withoutThought() {
    return Gateway.of(
        Gateway.policy(10_000),
        store -> store,
        builder -> builder.models(ModelCatalogue.of(List.of(
            new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of("reasoning", false))))));
  }

  @Test
  void settlesAStreamAtItsHold() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    Gateway.answered(
        exchange,
        new ResponseHead(200, Headers.of("Content-Type", "text/event-stream")),
        Gateway.utf8("data: {}\n\ndata: [DONE]\n\n"));

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  @Test
  void settlesAnAnswerInAnotherCodingAtItsHold() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    Gateway.answered(
        exchange,
        new ResponseHead(
            200, Headers.of("Content-Type", "application/json", "Content-Encoding", "gzip")),
        Gateway.answer(1, 1));

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  @Test
  void answersARedirectWithABadGatewayAndDropsAltSvc() {
    Exchange redirected = gateway.forwarded("alpha").exchange();
    redirected.sending();
    Responded instead = redirected.responded(
        new ResponseHead(307, Headers.of("Location", "https://elsewhere.example")));
    List<String> said = new ArrayList<>();
    instead.flow().pass(Gateway.utf8("moved"), bytes -> said.add(Gateway.text(bytes)));
    instead.flow().end(Headers.none(), bytes -> said.add(Gateway.text(bytes)));

    assertThat(instead.head().status()).isEqualTo(502);
    assertThat(instead.head().headers().contains("Location")).isFalse();
    assertThat(said).singleElement().asString().contains("redirect_refused");

    Exchange other = gateway.forwarded("alpha").exchange();
    ResponseHead head = other
        .responded(new ResponseHead(200, Headers.of("Alt-Svc", "h3=\":443\"", "X-Request-Id", "1")))
        .head();
    assertThat(head.headers()).isEqualTo(Headers.of("X-Request-Id", "1"));
  }

  @Test
  void answersOneAttemptOnce() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    exchange.responded(Gateway.ok());

    assertThatThrownBy(() -> exchange.responded(Gateway.ok()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysHowFarToReadWhenTheCallerIsGone() {
    Exchange exchange = gateway.forwarded("alpha").exchange();

    assertThat(exchange.callerGone().worthwhile()).isFalse();
    exchange.sending();
    assertThat(exchange.callerGone().worthwhile()).isTrue();

    Flow flow = exchange.responded(Gateway.ok()).flow();
    flow.pass(Gateway.answer(11, 8), Sink.NOWHERE);
    flow.end(Headers.none(), Sink.NOWHERE);
    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(exchange.callerGone().worthwhile()).isFalse();
  }

  @RepeatedTest(50)
  void settlesOnceHoweverManyThreadsEndIt() throws Exception {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    exchange.sending();
    Flow flow = exchange.responded(Gateway.ok()).flow();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch start = new CountDownLatch(1);
    List<Runnable> ends = List.of(
        () -> {
          flow.pass(Gateway.answer(11, 8), Sink.NOWHERE);
          flow.end(Headers.none(), Sink.NOWHERE);
        },
        () -> exchange.abort(Abort.CALLER_GONE),
        () -> exchange.abort(Abort.UPSTREAM_FAILED),
        () -> exchange.abort(Abort.HOST_FAILED));
    for (Runnable end : ends) {
      threads.execute(() -> {
        try {
          start.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        end.run();
      });
    }
    start.countDown();
    threads.shutdown();

    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(gateway.settlements).hasSize(1);
    assertThat(gateway.balance().open()).isZero();
    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @Test
  void endsTheEngineOnlyWhenEveryCallIsSettled() {
    Exchange exchange = gateway.forwarded("alpha").exchange();
    PendingCall pending =
        ((Opening.Collect) gateway.open(Gateway.head(Gateway.V2, "alpha"))).call();

    var quiet = gateway.lictor.close().toCompletableFuture();

    assertThat(quiet).isNotDone();
    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(1, 1));
    assertThat(quiet).isNotDone();
    pending.abandon();
    assertThat(quiet).isDone();
  }
}
