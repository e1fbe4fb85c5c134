package dev.lictor.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * All the ways in which servers are known to read one request target: decoded once or repeatedly, with dot segments resolved
 * or not, slashes merged or not, path parameters cut or not, backslashes taken as slashes or not, trailing dots and spaces
 * dropped or not, in any case of letters. Not instantiable; all functions are pure.
 */
public final class TargetReadings {

  private static final int MAX_DECODINGS = 6;

  private TargetReadings() {}

  /**
   * Returns whether any reading of the target leads to the path or below it.
   *
   * @param raw the raw target, in any form
   * @param path a plain path without a trailing slash, such as {@code /v2/inference}
   */
  public static boolean mayReach(String raw, String path) {
    String prefix = path.toLowerCase(Locale.ROOT);
    String text = withoutAuthority(raw).toLowerCase(Locale.ROOT);
    for (int i = 0; i <= MAX_DECODINGS; i++) {
      if (anyVariantReaches(text, prefix)) {
        return true;
      }
      String decoded = decodedOnce(text).toLowerCase(Locale.ROOT);
      if (decoded.equals(text)) {
        return false;
      }
      text = decoded;
    }
    return true; // still changing after so many decodings: nobody honest writes that
  }

  private static String withoutAuthority(String raw) {
    int scheme = raw.indexOf("://");
    if (scheme > 0 && raw.lastIndexOf('/', scheme) < 0) {
      int slash = raw.indexOf('/', scheme + 3);
      return slash < 0 ? "/" : raw.substring(slash);
    }
    return raw.startsWith("/") ? raw : '/' + raw;
  }

  private static boolean anyVariantReaches(String text, String prefix) {
    String[] ends = {beforeFirst(text, '?'), beforeFirst(beforeFirst(text, '?'), '#'), text};
    for (String end : ends) {
      for (String slashed : List.of(end, end.replace('\\', '/'))) {
        for (String cut : List.of(slashed, withoutParameters(slashed))) {
          for (String trimmed : List.of(cut, withoutTails(cut))) {
            if (below(trimmed, prefix)
                || below(resolved(trimmed, false), prefix)
                || below(resolved(trimmed, true), prefix)
                || below(merged(trimmed), prefix)
                || below(merged(resolved(trimmed, false)), prefix)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean below(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || "/?#".indexOf(path.charAt(prefix.length())) >= 0);
  }

  private static String beforeFirst(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String merged(String path) {
    StringBuilder merged = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '/' || merged.length() == 0 || merged.charAt(merged.length() - 1) != '/') {
        merged.append(c);
      }
    }
    return merged.toString();
  }

  private static String resolved(String path, boolean mergeFirst) {
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : (mergeFirst ? merged(path) : path)
        .substring(path.startsWith("/") ? 1 : 0)
        .split("/", -1)) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    return '/' + String.join("/", kept);
  }

  private static String withoutParameters(String path) {
    return eachSegment(path, segment -> beforeFirst(segment, ';'));
  }

  private static String withoutTails(String path) {
    return eachSegment(path, segment -> {
      int end = segment.length();
      while (end > 0 && (segment.charAt(end - 1) <= ' ' || segment.charAt(end - 1) == '.')) {
        end--;
      }
      return end == 0 ? segment : segment.substring(0, end); // "." and ".." stay
    });
  }

  private static String eachSegment(String path, UnaryOperator<String> change) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(change.apply(segment));
    }
    return String.join("/", segments);
  }

  /** Decodes each well-formed triplet once, as one character; full-width forms become plain ones. */
  private static String decodedOnce(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length() && digit(text, i + 1) >= 0 && digit(text, i + 2) >= 0) {
        decoded.append((char) (digit(text, i + 1) * 16 + digit(text, i + 2)));
        i += 2;
      } else if (c >= '\uff01' && c <= '\uff5e') {
        decoded.append((char) (c - 0xfee0));
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  private static int digit(String text, int at) {
    return Character.digit(text.charAt(at), 16);
  }
}
