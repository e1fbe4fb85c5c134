package dev.lictor.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AmountsTest {

  @Property(seed = "1")
  void aSumIsExactUpToTheLargestAmount(
      @ForAll @LongRange(max = Long.MAX_VALUE) long a,
      @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
    assertThat(Amounts.plus(a, b)).isEqualTo(cut(BigInteger.valueOf(a).add(BigInteger.valueOf(b))));
  }

  @Property(seed = "1")
  void aProductIsExactUpToTheLargestAmount(
      @ForAll @LongRange(max = Long.MAX_VALUE) long a,
      @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
    assertThat(Amounts.times(a, b))
        .isEqualTo(cut(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b))));
  }

  @Property(seed = "1")
  void aSmallProductIsExact(
      @ForAll @LongRange(max = 1L << 28) long a, @ForAll @LongRange(max = 1L << 28) long b) {
    assertThat(Amounts.times(a, b))
        .isEqualTo(cut(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b))));
  }

  @Property(seed = "1")
  void aNumberIsCutToTheRange(@ForAll long number) {
    assertThat(Amounts.clamp(number)).isEqualTo(cut(BigInteger.valueOf(number)));
    assertThat(Amounts.inRange(Amounts.clamp(number))).isTrue();
    assertThat(Amounts.inRange(number)).isEqualTo(Amounts.clamp(number) == number);
  }

  private static long cut(BigInteger exact) {
    return exact
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(9_007_199_254_740_991L))
        .longValue();
  }
}
