package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong in and around a host must cost no hold, no memory and no settlement. */
class HostileHostTest {

  private static Limits limits(int maxBody, long maxCollected, Duration exchange) {
    return new Limits(
        maxBody,
        maxCollected,
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        exchange,
        1 << 20,
        Duration.ofSeconds(1));
  }

  private static PendingCall collecting(Gateway gateway, String... headers) {
    return ((Opening.Collect) gateway.open(Gateway.head(Gateway.V2, "alpha", headers))).call();
  }

  @Test
  void closesOnlyWhenTheLastCallIsSettledHoweverManyAreRefusedMeanwhile() {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    Exchange first = gateway.forwarded("alpha").exchange();
    Exchange second = gateway.forwarded("alpha").exchange();
    CompletableFuture<Void> closed = gateway.lictor.close().toCompletableFuture();

    for (int i = 0; i < 2; i++) {
      Opening late = gateway.open(Gateway.head(Gateway.V2, "alpha"));
      assertThat(((Opening.Refuse) late).response().status()).isEqualTo(503);
    }

    assertThat(closed).isNotDone();
    first.abort(Abort.NEVER_SENT);
    assertThat(closed).isNotDone();
    second.abort(Abort.NEVER_SENT);
    assertThat(closed).isDone();
  }

  @Test
  void givesBackAHoldIfTheCallCannotBeForwardedAfterIt() {
    Limits endless = limits(1 << 20, 1 << 20, Duration.ofSeconds(Long.MAX_VALUE));
    Gateway gateway =
        Gateway.of(Gateway.policy(1000), store -> store, builder -> builder.limits(endless));

    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));

    if (admission instanceof Admission.Forward forward) {
      forward.exchange().abort(Abort.NEVER_SENT);
    }
    assertThat(gateway.balance().open()).isZero();
    assertThat(gateway.lictor.close().toCompletableFuture()).isDone();
  }

  @Test
  void forwardsNothingOfACallThatWasAbandonedWhileItsHoldWasOut() throws Exception {
    FaultyStore.Faults faults = new FaultyStore.Faults();
    Gateway gateway =
        Gateway.of(Gateway.policy(1000), books -> new FaultyStore(books, faults), b -> b);
    CompletableFuture<Void> line = new CompletableFuture<>();
    faults.line = line;
    PendingCall call = collecting(gateway);
    assertThat(call.receive(Gateway.body("gpt-4o", 15))).isEmpty();
    CompletableFuture<Admission> admission = call.admit().toCompletableFuture();

    call.abandon();
    line.complete(null);

    assertThat(admission.get(5, TimeUnit.SECONDS)).isInstanceOf(Admission.Refuse.class);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void closesOnlyWhenAHoldWithoutAnAnswerIsGivenBack() throws Exception {
    FaultyStore.Faults faults = new FaultyStore.Faults();
    Gateway gateway =
        Gateway.of(Gateway.policy(1000), books -> new FaultyStore(books, faults), b -> b);
    CompletableFuture<Void> line = new CompletableFuture<>();
    faults.holdsWithLostAnswers.set(1);
    faults.releases = line;

    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));

    assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(503);
    CompletableFuture<Void> closed = gateway.lictor.close().toCompletableFuture();
    assertThat(closed).isNotDone();
    line.complete(null);
    closed.get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void survivesARuleThatEndsInAnError() {
    Rule endless = new Rule(
        Section.REQUIRE,
        "endless",
        Selector.ANY,
        Condition.ALWAYS,
        e -> {
          throw new StackOverflowError();
        },
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(403, e -> "no", Map.of()));
    Policy policy =
        Policy.of(List.of(Document.builder("d").rules(List.of(endless)).build()), "v1");
    int one = 16 << 10;
    Gateway gateway =
        Gateway.of(policy, store -> store, b -> b.limits(limits(one, one, Duration.ofHours(1))));

    for (int i = 0; i < 8; i++) {
      Admission admission =
          gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));
      assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(500);
    }

    assertThat(gateway.lictor.close().toCompletableFuture()).isDone();
  }

  @Test
  void refusesABodyThatIsNotAsLongAsItsHeadSays() {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    int length = Gateway.body("gpt-4o", 15).remaining();

    for (int off : new int[] {-1, 1}) {
      Admission admission = gateway.admit(
          Gateway.head(Gateway.V2, "alpha", "Content-Length", Integer.toString(length + off)),
          Gateway.body("gpt-4o", 15));

      assertThat(admission).isInstanceOf(Admission.Refuse.class);
      assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(400);
    }
    assertThat(gateway.books.balances("").toCompletableFuture().join().page()).isEmpty();
  }

  @Test
  void keepsNoMemoryForBytesThatAreOnlyPromised() {
    int max = 1 << 20;
    Gateway gateway = Gateway.of(
        Gateway.policy(1000), s -> s, b -> b.limits(limits(max, max, Duration.ofHours(1))));
    List<PendingCall> slow = new ArrayList<>();

    for (int i = 0; i < 10; i++) {
      PendingCall call = collecting(gateway, "Content-Length", Integer.toString(max));
      assertThat(call.receive(ByteBuffer.wrap(new byte[] {'{'}))).isEmpty();
      slow.add(call);
    }

    slow.forEach(PendingCall::abandon);
  }

  @Test
  void doesNotTakeACallForUnsentThatWasAnswered() {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    Exchange exchange = gateway.forwarded("alpha").exchange();
    long held = gateway.balance().open();

    exchange.sending();
    exchange.responded(Gateway.ok());
    exchange.abort(Abort.NEVER_SENT);

    assertThat(gateway.balance().spent()).isEqualTo(held);
  }

  @Test
  void recordsNoControlCharacterOfAModelsName() {
    Gateway gateway = Gateway.of(Gateway.policy(1000));

    Admission admission = gateway.admit(
        Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o\\u000aforged: \\u001b[31m", 15));

    assertThat(admission).isInstanceOf(Admission.Refuse.class);
    assertThat(gateway.decisions.get(0).models()).containsExactly("gpt-4o?forged: ?[31m");
  }
}
