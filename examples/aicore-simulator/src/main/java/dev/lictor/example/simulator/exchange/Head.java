package dev.lictor.example.simulator.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request's outside as it came over the wire. Immutable.
 *
 * @param method the method
 * @param target the raw request target, nothing decoded
 * @param version the protocol version, such as {@code HTTP/1.1}
 * @param headers every header line in its order and spelling
 */
public record Head(String method, String target, String version, List<HeaderField> headers) {
  /** Keeps its own copy of the headers. */
  public Head {
    headers = List.copyOf(headers);
  }

  /** Returns the raw path: the target up to its question mark. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Returns the parts between the slashes of the raw path. */
  public List<String> segments() {
    List<String> parts = new ArrayList<>(List.of(path().split("/", -1)));
    parts.remove(0);
    return List.copyOf(parts);
  }

  /** Returns every value of one query parameter, decoded. A pair that cannot be decoded is left out. */
  public List<String> query(String name) {
    int start = target.indexOf('?');
    if (start < 0) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (String pair : target.substring(start + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(Optional.of(name))) {
        decoded(equals < 0 ? "" : pair.substring(equals + 1)).ifPresent(values::add);
      }
    }
    return values;
  }

  /** Returns the first value of a header, whose name is compared without regard to case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(HeaderField::value)
        .findFirst();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
