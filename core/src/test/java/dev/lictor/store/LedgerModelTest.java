package dev.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The store against a slow ledger, over random histories: 240,000 steps in all. A failure names the seed and the step. */
class LedgerModelTest {

  private static final int STEPS = 6_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersAndBooksAreThoseOfTheSlowLedger(long seed) {
    RandomHistory history = new RandomHistory(seed, Duration.ofMinutes(seed % 2 == 0 ? 10 : 180));

    for (int step = 0; step < STEPS; step++) {
      try {
        history.step();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ", step " + step, failure);
      }
    }

    assertThat(history.grants()).as("grants of seed " + seed).isGreaterThan(STEPS / 20);
    assertThat(history.refusals()).as("refusals of seed " + seed).isGreaterThan(STEPS / 20);
  }
}
