package dev.lictor.http;

import java.util.Objects;

/**
 * All the ways in which servers are known to read one request target: decoded once, repeatedly or in part, with dot segments
 * resolved or not, slashes merged or not, path parameters cut or not, backslashes taken as slashes or not, trailing dots and
 * spaces dropped or not, full-width and overlong forms folded or not, in any case of letters. The answer errs on the side of
 * yes. Not instantiable; all functions are pure. Thread-safe.
 */
public final class TargetReadings {

  private TargetReadings() {}

  /**
   * Returns whether any reading of the target leads to the path or below it. It takes time linear in the length of the target.
   *
   * @param raw the raw target in any form, or what is left of it behind a base path
   * @param path a plain path without a trailing slash, such as {@code /v2/inference}
   * @throws IllegalArgumentException if the path is not plain
   */
  public static boolean mayReach(String raw, String path) {
    Objects.requireNonNull(raw, "raw");
    String[] names = Target.parse(path)
        .orElseThrow(() -> new IllegalArgumentException("path must be plain, found " + path))
        .segments()
        .toArray(String[]::new);
    LooseText text = LooseText.of(raw);
    if (!text.settled()) {
      return true; // still changing after so many decodings: nobody honest writes that
    }
    PathWalk walk = new PathWalk(names);
    int behindScheme = behindScheme(text);
    return walk.reaches(text, 0)
        || (behindScheme > 0 && walk.reaches(text, behindScheme))
        || walk.reaches(text, behindAuthority(text, behindScheme));
  }

  /** Returns the index behind {@code scheme:} of an absolute form, or 0. */
  private static int behindScheme(LooseText text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i + 1;
      }
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
        return 0;
      }
    }
    return 0;
  }

  /** Returns the index behind {@code //authority}, or the given index if there is none. */
  private static int behindAuthority(LooseText text, int from) {
    if (!text.separates(from) || !text.separates(from + 1)) {
      return from;
    }
    int at = from + 2;
    while (at < text.length() && !text.separates(at)) {
      at++;
    }
    return at;
  }
}
