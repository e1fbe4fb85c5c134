package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreFaultTest {

  private final FaultyStore.Faults faults = new FaultyStore.Faults();
  private final Gateway gateway = Gateway.of(
      Gateway.policy(1000),
      books -> new FaultyStore(books, faults),
      builder -> builder.limits(new Limits(
          1 << 20,
          1 << 20,
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          1 << 20,
          Duration.ofSeconds(1))));

  @Test
  void refusesACallWhoseHoldIsNotAnsweredAndGivesTheHoldBack() throws Exception {
    faults.holdsWithLostAnswers.set(1);

    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));

    assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(503);
    gateway.forwarded("alpha").exchange().abort(Abort.NEVER_SENT);
    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void repeatsASettlementUntilTheStoreTakesIt() throws Exception {
    faults.closingsThatFail.set(2);
    Exchange exchange = gateway.forwarded("alpha").exchange();

    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(11, 8));

    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void givesBackAHoldThatThrewAfterItTookEffect() throws Exception {
    faults.holdsThatThrow.set(1);

    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));

    assertThat(admission).isInstanceOf(Admission.Refuse.class);
    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void repeatsASettlementThatAStoreAnswersWithNothingAtAll() throws Exception {
    faults.closingsThatAreNull.set(2);
    Exchange exchange = gateway.forwarded("alpha").exchange();

    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(11, 8));

    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().spent()).isEqualTo(19);
  }

  @Test
  void repeatsAReleaseUntilTheStoreTakesIt() throws Exception {
    faults.closingsThatFail.set(2);

    gateway.forwarded("alpha").exchange().abort(Abort.NEVER_SENT);

    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }
}
