package dev.lictor.store;

import java.util.HexFormat;
import java.util.Objects;

/**
 * The name of one hold: 128 random bits, chosen before the first send, so that a repeated message is known again. Immutable.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record HoldId(long high, long low) {

  /** Returns the id with the given bits. */
  public static HoldId of(long high, long low) {
    return new HoldId(high, low);
  }

  /**
   * Reads what {@link #hex()} wrote.
   *
   * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
   */
  public static HoldId parse(String hex) {
    Objects.requireNonNull(hex, "hex");
    if (hex.length() != 32) {
      throw new IllegalArgumentException(
          "a hold id has 32 hexadecimal digits, found " + hex.length() + " characters");
    }
    return new HoldId(
        HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
  }

  /** Returns the id as 32 lower-case hexadecimal digits. */
  public String hex() {
    HexFormat digits = HexFormat.of();
    return digits.toHexDigits(high) + digits.toHexDigits(low);
  }

  @Override
  public String toString() {
    return hex();
  }
}
