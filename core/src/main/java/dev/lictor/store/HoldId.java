package dev.lictor.store;

import java.util.Objects;

/**
 * The name of one hold: 128 random bits, chosen before the first send, so that a repeated message is known again. Immutable.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record HoldId(String hex) {

  /** Checks the form. */
  public HoldId {
    Objects.requireNonNull(hex, "hex");
    if (hex.length() != 32) {
      throw new IllegalArgumentException(
          "a hold id has 32 hexadecimal digits, found " + hex.length());
    }
  }

  /** Returns the id with the given bits. */
  public static HoldId of(long high, long low) {
    return new HoldId(digits(high) + digits(low));
  }

  private static String digits(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
