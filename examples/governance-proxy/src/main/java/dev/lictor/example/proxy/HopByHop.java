package dev.lictor.example.proxy;

import dev.lictor.http.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The header fields that end at the next hop (RFC 9110 §7.6.1). Not instantiable; all functions are pure. */
final class HopByHop {

  private static final List<String> ALWAYS = List.of(
      "connection",
      "proxy-connection",
      "keep-alive",
      "te",
      "upgrade",
      "proxy-authenticate",
      "proxy-authorization");

  private static final Set<String> FRAMING =
      Set.of("transfer-encoding", "content-length", "trailer");

  private HopByHop() {}

  /** Returns the end-to-end fields; those that frame the body stay, because its kind of framing is kept. */
  static Headers removed(Headers headers) {
    Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    named.addAll(ALWAYS);
    for (String value : headers.all("connection")) {
      for (String option : value.split(",", -1)) {
        String name = option.trim().toLowerCase(Locale.ROOT);
        if (!FRAMING.contains(name)) {
          named.add(name);
        }
      }
    }
    return headers.without(named::contains);
  }
}
