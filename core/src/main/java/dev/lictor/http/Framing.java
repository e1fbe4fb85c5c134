package dev.lictor.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for what says where a message ends and what its connection does. Pure functions. */
final class Framing {

  private static final Set<String> CONNECTION_OPTIONS = Set.of(
      "", "close", "keep-alive", "te", "trailer", "upgrade", "http2-settings", "proxy-connection");

  private static final int MAX_LENGTH_DIGITS = 18;

  private Framing() {}

  static @Nullable HeadRefusal check(Headers headers) {
    String length = headers.first("content-length");
    String coding = headers.first("transfer-encoding");
    if (length != null && coding != null) {
      return HeadRefusal.bad(
          "ambiguous_framing",
          "A request may carry Content-Length or Transfer-Encoding, not both.");
    }
    if (length != null && !isLength(length)) {
      return HeadRefusal.bad("ambiguous_framing", "Content-Length must be a plain number.");
    }
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      return HeadRefusal.bad(
          "ambiguous_framing", "Transfer-Encoding must be chunked, if anything.");
    }
    for (String connection : headers.all("connection")) {
      for (String option : connection.split(",", -1)) {
        if (!CONNECTION_OPTIONS.contains(option.strip().toLowerCase(Locale.ROOT))) {
          return HeadRefusal.bad(
              "connection_option_refused",
              "Connection names an option that would remove a header on the way.");
        }
      }
    }
    for (String upgrade : headers.all("upgrade")) {
      for (String protocol : upgrade.split(",", -1)) {
        String name = protocol.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("h2c") && !name.startsWith("tls/")) {
          return HeadRefusal.bad("upgrade_refused", "A governed call cannot change its protocol.");
        }
      }
    }
    return null;
  }

  private static boolean isLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_LENGTH_DIGITS;
  }
}
