package dev.lictor.dsl.logic;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text looks like: it begins with the first piece, ends with the last, and between them has the others in their order with any
 * text around them. Of one piece alone: it is that piece. Immutable.
 *
 * @param pieces the pieces, at least one
 */
public record Wildcard(List<String> pieces) {

  /** Copies the list. */
  public Wildcard {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("a wildcard must have at least one piece, found none");
    }
  }

  /** Returns what a glob says, in which {@code *} stands for any text. */
  public static Wildcard glob(String glob) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', start)) {
      pieces.add(glob.substring(start, star));
      start = star + 1;
    }
    pieces.add(glob.substring(start));
    return new Wildcard(pieces);
  }

  /** Returns what begins so. */
  public static Wildcard prefix(String text) {
    return new Wildcard(List.of(text, ""));
  }

  /** Returns what ends so. */
  public static Wildcard suffix(String text) {
    return new Wildcard(List.of("", text));
  }

  /** Returns what has this in it. */
  public static Wildcard part(String text) {
    return new Wildcard(List.of("", text, ""));
  }

  /** Returns whether a text looks so. */
  public boolean matches(String text) {
    String first = pieces.get(0);
    String last = pieces.get(pieces.size() - 1);
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    if (!text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    return at <= text.length() - last.length();
  }
}
