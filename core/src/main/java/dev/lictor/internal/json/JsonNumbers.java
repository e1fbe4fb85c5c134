package dev.lictor.internal.json;

import java.nio.charset.StandardCharsets;

/** The grammar of numbers (RFC 8259 §6), with bounds. Not instantiable; all functions are pure. */
public final class JsonNumbers {

  private static final int MAX_BYTES = 64;
  private static final long MAX_INTEGER = (1L << 53) - 1;

  private JsonNumbers() {}

  /** Returns the index behind the number that begins at the given index. */
  static int scan(byte[] bytes, int from, int limit, JsonPath path) {
    int i = from < limit && bytes[from] == '-' ? from + 1 : from;
    int digits = digits(bytes, i, limit);
    boolean good = digits > i && (bytes[i] != '0' || digits == i + 1);
    i = digits;
    if (i < limit && bytes[i] == '.') {
      digits = digits(bytes, i + 1, limit);
      good &= digits > i + 1;
      i = digits;
    }
    boolean exponent = i < limit && (bytes[i] == 'e' || bytes[i] == 'E');
    if (exponent) {
      int sign = i + 1 < limit && (bytes[i + 1] == '+' || bytes[i + 1] == '-') ? i + 2 : i + 1;
      digits = digits(bytes, sign, limit);
      good &= digits > sign;
      i = digits;
    }
    if (!good) {
      throw path.fault("syntax", "found no JSON number", from);
    }
    if (i - from > MAX_BYTES || (exponent && !finite(bytes, from, i))) {
      throw path.fault("number_out_of_range", "parsers differ on so large a number", from);
    }
    return i;
  }

  private static int digits(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }

  private static boolean finite(byte[] bytes, int from, int to) {
    return Double.isFinite(
        Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
  }

  /** Returns the integer between 0 and 2⁵³−1 that the text is, without sign, fraction or exponent; else -1. */
  public static long integer(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return integer(bytes, 0, bytes.length);
  }

  /** Returns the integer between 0 and 2⁵³−1 that the bytes are, in the grammar {@code 0|[1-9][0-9]{0,15}}; else -1. */
  static long integer(byte[] bytes, int from, int to) {
    if (from == to || to - from > 16 || (bytes[from] == '0' && to - from > 1)) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= MAX_INTEGER ? value : -1;
  }
}
