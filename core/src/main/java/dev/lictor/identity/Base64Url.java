package dev.lictor.identity;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url without padding in its one canonical form (RFC 7515 §2; RFC 4648 §3.5). Pure functions. */
final class Base64Url {

  private Base64Url() {}

  static boolean isDigit(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Returns the bytes, or null if another text would stand for the same bytes. */
  static byte @Nullable [] decoded(byte[] digits) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(digits);
    } catch (IllegalArgumentException e) {
      return null;
    }
    byte[] canonical = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    return Arrays.equals(canonical, digits) ? bytes : null;
  }
}
