package dev.lictor.internal.json;

import java.util.List;

/**
 * A place in an answer that a {@link PathScanner} reports, and the places below it. Immutable.
 *
 * @param key the key of the value in its object
 * @param id what the place is reported as, or -1 if only places below it are
 * @param elements whether, if the value is an array, its elements are taken for the value
 * @param below the places below
 */
public record WantedPath(String key, int id, boolean elements, List<WantedPath> below) {

  /** Checks that nothing is null. */
  public WantedPath {
    below = List.copyOf(below);
  }

  /** Returns a place that is not reported itself. */
  public static WantedPath within(String key, WantedPath... below) {
    return new WantedPath(key, -1, false, List.of(below));
  }

  /** Returns a place that is reported, and the places below it. */
  public static WantedPath at(String key, int id, WantedPath... below) {
    return new WantedPath(key, id, false, List.of(below));
  }

  /** Returns this place, or the elements of the array that it holds. */
  public WantedPath orElements() {
    return new WantedPath(key, id, true, below);
  }
}
