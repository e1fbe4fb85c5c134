package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StoreFaultTest {

  private final AtomicReference<FaultyStore> store = new AtomicReference<>();
  private final Gateway gateway = Gateway.of(
      Gateway.policy(1000),
      books -> {
        store.set(new FaultyStore(books));
        return store.get();
      },
      builder -> builder.limits(new Limits(
          1 << 20,
          1 << 20,
          Duration.ofSeconds(3),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          1 << 20,
          Duration.ofSeconds(1))));

  @Test
  void refusesACallWhoseHoldIsNotAnsweredAndGivesTheHoldBack() throws Exception {
    store.get().holdsWithLostAnswers.set(1);

    Admission admission = gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 15));

    assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(503);
    gateway.forwarded("alpha").exchange().abort(Abort.NEVER_SENT);
    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void repeatsASettlementUntilTheStoreTakesIt() throws Exception {
    store.get().closingsThatFail.set(2);
    Exchange exchange = gateway.forwarded("alpha").exchange();

    Gateway.answered(exchange, Gateway.ok(), Gateway.answer(11, 8));

    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().spent()).isEqualTo(19);
    assertThat(gateway.balance().open()).isZero();
  }

  @Test
  void repeatsAReleaseUntilTheStoreTakesIt() throws Exception {
    store.get().closingsThatFail.set(2);

    gateway.forwarded("alpha").exchange().abort(Abort.NEVER_SENT);

    gateway.lictor.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(gateway.balance().open()).isZero();
  }
}
