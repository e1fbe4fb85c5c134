package dev.lictor.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which headers belong to one connection only, and removes them (RFC 9110 §7.6.1). It holds for requests and answers
 * alike. Not instantiable; all functions are pure. Thread-safe.
 */
public final class HopByHop {

  private static final Set<String> ALWAYS = Set.of(
      "connection",
      "keep-alive",
      "proxy-connection",
      "proxy-authenticate",
      "proxy-authentication-info",
      "proxy-authorization",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade",
      "http2-settings");

  /** What {@code Connection} cannot remove: without them the message would end, or go, elsewhere. */
  private static final Set<String> NEVER = Set.of("content-length", "host");

  private HopByHop() {}

  /** Returns whether a header of this name always belongs to one connection only; the case does not matter. */
  public static boolean isHopByHop(String name) {
    return ALWAYS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the headers that go on to the next connection: without those that always belong to one connection, and without
   * those that {@code Connection} names. {@code Content-Length} and {@code Host} stay even if they are named.
   */
  public static Headers removedFrom(Headers headers) {
    Set<String> named = named(headers.all("connection"));
    return headers.without(name -> {
      String lower = name.toLowerCase(Locale.ROOT);
      return ALWAYS.contains(lower) || named.contains(lower);
    });
  }

  private static Set<String> named(List<String> connections) {
    if (connections.isEmpty()) {
      return Set.of();
    }
    Set<String> named = new HashSet<>();
    for (String connection : connections) {
      for (String option : connection.split(",", -1)) {
        named.add(option.strip().toLowerCase(Locale.ROOT));
      }
    }
    named.removeAll(NEVER);
    return named;
  }
}
