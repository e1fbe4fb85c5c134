package dev.lictor.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request target on which every server agrees: origin form, without percent-encoding, path parameters, backslashes, dot
 * segments or empty segments, so that no normalisation can turn it into another. Immutable.
 *
 * <p>Whether some other reading of a target leads somewhere is the question of {@link TargetReadings}.
 */
public final class Target {

  private static final String PATH_MARKS = "-._~!$&'()*+,=:@";
  private static final String QUERY_MARKS = PATH_MARKS + "/?";

  private static final String ENCODED_COLON = "%3A";

  private final String raw;
  private final String path;
  private final Optional<String> query;
  private final List<String> segments;

  private Target(String raw, String path, Optional<String> query, List<String> segments) {
    this.raw = raw;
    this.path = path;
    this.query = query;
    this.segments = segments;
  }

  /** Returns the target, or empty if not every server would read it alike. */
  public static Optional<Target> parse(String raw) {
    Objects.requireNonNull(raw, "raw");
    int mark = raw.indexOf('?');
    return parse(raw, mark, mark < 0 ? raw : raw.substring(0, mark));
  }

  /**
   * The same, but a colon in the path may also be written {@code %3A}, as AWS's SDKs write it in model ids. The path and its segments
   * then have the colon.
   *
   * <p>That is as safe: a colon separates nothing, so decoding one makes no other segments; a server that decodes sees what is
   * decided here, and one that does not sees a name with a percent sign, which no vendor gives a model. Nothing can be encoded twice,
   * since no other percent sign is accepted ({@code %253A}, {@code %3a}).
   */
  public static Optional<Target> parseEncodedColons(String raw) {
    Objects.requireNonNull(raw, "raw");
    int mark = raw.indexOf('?');
    String path = mark < 0 ? raw : raw.substring(0, mark);
    return parse(raw, mark, path.replace(ENCODED_COLON, ":"));
  }

  private static Optional<Target> parse(String raw, int mark, String path) {
    Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(raw.substring(mark + 1));
    if (path.length() < 2 || path.charAt(0) != '/' || !consistsOf(path, PATH_MARKS + '/')) {
      return Optional.empty();
    }
    if (query.isPresent() && !consistsOf(query.get(), QUERY_MARKS)) {
      return Optional.empty();
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    for (String segment : segments) {
      if (segment.isEmpty()
          || segment.endsWith(".")) { // "." and "..", and names that Windows would cut
        return Optional.empty();
      }
    }
    return Optional.of(new Target(raw, path, query, segments));
  }

  private static boolean consistsOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the path, with its leading slash and without the query. */
  public String path() {
    return path;
  }

  /** Returns what follows the first question mark, if there is one. */
  public Optional<String> query() {
    return query;
  }

  /** Returns the segments of the path; none is empty. */
  public List<String> segments() {
    return segments;
  }

  /** Returns the path and the query as they were. */
  @Override
  public String toString() {
    return raw;
  }
}
