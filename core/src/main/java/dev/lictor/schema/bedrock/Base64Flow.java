package dev.lictor.schema.bedrock;

import java.util.Arrays;

/**
 * Decodes base64 (RFC 4648, section 4, with padding) as it flows by, and passes the decoded bytes on in pieces. Confined to one
 * call.
 */
final class Base64Flow {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte[] DIGITS = new byte[256];
  private static final int PIECE_BYTES = 1536;

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      DIGITS[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private final Onward decoded;
  private final byte[] piece = new byte[PIECE_BYTES];
  private int size;
  private int bits;
  private int inGroup; // characters of the group of four that have come
  private int padding;
  private boolean broken;

  Base64Flow(Onward decoded) {
    this.decoded = decoded;
  }

  /** Decodes the next characters. */
  void pass(byte[] bytes, int from, int to) {
    for (int i = from; i < to && !broken; i++) {
      int digit = DIGITS[bytes[i] & 0xFF];
      if (digit >= 0 && padding == 0) {
        digit(digit);
      } else if (bytes[i] == '=' && (inGroup >= 2)) {
        padding++;
        inGroup = (inGroup + 1) & 3;
      } else {
        broken = true;
      }
    }
    flush();
  }

  private void digit(int digit) {
    bits = bits << 6 | digit;
    if (inGroup > 0) {
      piece[size++] = (byte) (bits >> (6 - 2 * inGroup));
      if (size == piece.length) {
        flush();
      }
    }
    inGroup = (inGroup + 1) & 3;
  }

  private void flush() {
    if (size > 0) {
      decoded.pass(piece, 0, size);
      size = 0;
    }
  }

  /** Says that the text ends, and returns whether it was base64; another may begin. */
  boolean ends() {
    boolean whole = !broken && inGroup == 0;
    inGroup = 0;
    padding = 0;
    broken = false;
    return whole;
  }
}
