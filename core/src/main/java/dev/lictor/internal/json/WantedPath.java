package dev.lictor.internal.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer that a {@link PathScanner} reports, and the places below it. Immutable.
 *
 * @param key the key of the value in its object
 * @param id what the place is reported as, or -1 if only places below it are
 * @param elements whether, if the value is an array, its elements are taken for the value
 * @param flows whether, if the value is a string, its bytes are reported in pieces as they come
 * @param below the places below
 */
public record WantedPath(
    String key, int id, boolean elements, boolean flows, List<WantedPath> below) {

  /** Checks that nothing is null. */
  public WantedPath {
    below = List.copyOf(below);
  }

  /** Returns a place that is not reported itself. */
  public static WantedPath within(String key, WantedPath... below) {
    return new WantedPath(key, -1, false, false, List.of(below));
  }

  /** Returns a place that is reported, and the places below it. */
  public static WantedPath at(String key, int id, WantedPath... below) {
    return new WantedPath(key, id, false, false, List.of(below));
  }

  /** Returns a place that is reported, and whose string, however long, is reported in pieces as it comes. */
  public static WantedPath flowing(String key, int id) {
    return new WantedPath(key, id, false, true, List.of());
  }

  /** Returns this place, or the elements of the array that it holds. */
  public WantedPath orElements() {
    return new WantedPath(key, id, true, flows, below);
  }

  /** Returns the last of the places below that has this key, or null. */
  @Nullable
  WantedPath find(byte[] bytes, int from, int to) {
    WantedPath found = null;
    for (int i = 0; i < below.size(); i++) {
      if (isText(below.get(i).key, bytes, from, to)) {
        found = below.get(i);
      }
    }
    return found;
  }

  static boolean isText(String expected, byte[] bytes, int from, int to) {
    if (expected.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] != expected.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }
}
