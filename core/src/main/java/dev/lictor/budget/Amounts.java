package dev.lictor.budget;

/**
 * The range of every amount and limit: 0 to 2⁵³−1, so that no store that counts in doubles can round one. Not instantiable;
 * all functions are pure.
 */
public final class Amounts {

  /** The largest amount: 2⁵³−1. */
  public static final long MAX = (1L << 53) - 1;

  private Amounts() {}

  /** Returns whether the number is an amount. */
  public static boolean inRange(long amount) {
    return amount >= 0 && amount <= MAX;
  }

  /** Returns the sum of two numbers that are at least 0, at most {@link #MAX}. */
  public static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 || sum > MAX ? MAX : sum;
  }

  /** Returns the product of two numbers that are at least 0, at most {@link #MAX}. */
  public static long times(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != 0 || product < 0 || product > MAX ? MAX : product;
  }

  /** Returns the number, cut to the range. */
  public static long clamp(long number) {
    return Math.max(0, Math.min(number, MAX));
  }
}
