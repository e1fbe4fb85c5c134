package dev.lictor.example.simulator.traffic;

import dev.lictor.example.simulator.exchange.BodyTally;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Takes credentials out of a head, so that it may be kept. Thread-safe. */
final class Credentials {
  private static final Set<String> SECRET = Set.of(
      "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-goog-api-key");

  private Credentials() {}

  /** Replaces each credential by its scheme and the SHA-256 of the rest. */
  static Head hidden(Head head) {
    return new Head(
        head.method(),
        head.target(),
        head.version(),
        head.headers().stream().map(Credentials::hidden).toList());
  }

  private static HeaderField hidden(HeaderField field) {
    if (!SECRET.contains(field.name().toLowerCase(Locale.ROOT))) {
      return field;
    }
    int space = field.value().indexOf(' ');
    String scheme = space < 0 ? "" : field.value().substring(0, space + 1);
    return new HeaderField(
        field.name(), scheme + "sha256:" + sha256(field.value().substring(space + 1)));
  }

  private static String sha256(String secret) {
    BodyTally tally = new BodyTally(0);
    tally.add(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
    return tally.soFar().sha256();
  }
}
