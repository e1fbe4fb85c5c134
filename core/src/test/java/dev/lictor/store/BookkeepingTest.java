package dev.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.WindowSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookkeepingTest {

  private static final long MAX = Long.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, true",
    "0, 1, 0, false",
    "99, 1, 100, true",
    "99, 2, 100, false",
    "101, 0, 100, false",
    "100, 0, 100, true",
    "9223372036854775807, 0, 9007199254740991, false"
  })
  void anAmountFitsUpToTheLimit(long committed, long amount, long limit, boolean fits) {
    assertThat(Bookkeeping.fits(committed, amount, limit)).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"5, 3, 8", "5, -3, 2", "5, -5, 0", "9223372036854775800, 7, 9223372036854775807"})
  void aSumMovesByTheDifference(long sum, long difference, long moved) {
    assertThat(Bookkeeping.moved(sum, difference)).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource({"1", "-1", "-9007199254740991"})
  void aSumBeyondCountingNeverReadsAsRoomAgain(long difference) {
    long beyond = Bookkeeping.moved(MAX - 5, 6);

    assertThat(beyond).isEqualTo(MAX);
    assertThat(Bookkeeping.moved(beyond, difference)).isEqualTo(MAX);
  }

  @ParameterizedTest
  @CsvSource({
    "RELEASED,    40, 0,  0",
    "PROVISIONAL, 40, 10, 40",
    "PROVISIONAL, 40, 50, 50",
    "PROVISIONAL, 0, 30, 30",
    "FINAL,       40, 10, 10",
    "FINAL,       40, 50, 50",
    "FINAL,       0, 30, 30"
  })
  void onlyAProvisionalMessageNeverLowersTheCharge(
      Rank rank, long charged, long actual, long expected) {
    assertThat(Bookkeeping.charge(rank, charged, actual)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"100, 149, false", "100, 150, true", "9223372036854775800, 9223372036854775000, false"
  })
  void aStampIsForgottenAfterTheRetention(long stamp, long now, boolean forgotten) {
    assertThat(Bookkeeping.forgotten(stamp, now, 50)).isEqualTo(forgotten);
  }

  @ParameterizedTest
  @CsvSource({"249, false", "250, true"})
  void aCounterIsDroppedAfterTheGrace(long now, boolean dropped) {
    assertThat(Bookkeeping.dropped(new WindowSpan("w", 100, 200), now, 50)).isEqualTo(dropped);
  }
}
