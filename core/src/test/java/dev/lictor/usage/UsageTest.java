package dev.lictor.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void theTotalIsNeverLessThanItsParts() {
    assertThat(new Usage(70, 0, 0, 30, 0, 90, Certainty.EXACT).totalTokens()).isEqualTo(100);
    assertThat(new Usage(70, 0, 0, 30, 0, 120, Certainty.EXACT).totalTokens()).isEqualTo(120);
    assertThat(Usage.of(70, 30, Certainty.EXACT).totalTokens()).isEqualTo(100);
  }

  @Test
  void aSumBeyondCountingIsTheLargestNumber() {
    assertThat(Usage.of(Long.MAX_VALUE, 1, Certainty.EXACT).totalTokens())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void noFigureIsNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> Usage.of(-1, 5, Certainty.EXACT));
  }
}
