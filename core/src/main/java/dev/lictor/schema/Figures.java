package dev.lictor.schema;

import dev.lictor.internal.json.JsonNumbers;
import dev.lictor.internal.json.JsonType;
import java.util.Arrays;

/**
 * The numbers of one usage object as a provider gives them. A figure that is no integer from 0 to 2⁵³−1 spoils all of them; one that
 * comes twice counts with the larger value; null is no figure where it may be missing. Confined to one call.
 */
public final class Figures {

  private final long[] figures;
  private final int optionalFrom;
  private boolean spoilt;

  /**
   * Creates figures of which none has come.
   *
   * @param count how many there are; their ids are below this
   * @param optionalFrom the first id of those that may be null
   */
  public Figures(int count, int optionalFrom) {
    figures = new long[count];
    Arrays.fill(figures, -1);
    this.optionalFrom = optionalFrom;
  }

  /** Takes one figure. */
  public void set(int id, JsonType type, String text) {
    if (type == JsonType.NULL && id >= optionalFrom) {
      return;
    }
    long figure = type == JsonType.NUMBER ? JsonNumbers.integer(text) : -1;
    spoilt |= figure < 0;
    figures[id] = Math.max(figures[id], figure);
  }

  /** Puts a figure in the place of one that came earlier: for streams whose later figures include the earlier ones. */
  public void replace(int id, long figure) {
    figures[id] = figure;
  }

  /** Says that something else stands where a figure should. */
  public void spoil() {
    spoilt = true;
  }

  /** Returns whether all that came were figures. */
  public boolean usable() {
    return !spoilt;
  }

  /** Returns whether a figure came. */
  public boolean has(int id) {
    return figures[id] >= 0;
  }

  /** Returns a figure, or 0 if it did not come. */
  public long get(int id) {
    return Math.max(0, figures[id]);
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(figures, -1);
    spoilt = false;
  }
}
