package dev.lictor.internal.json;

import java.util.Arrays;

/**
 * Where a reader is, in names of the schema and indexes: {@code $.config.modules[1]}. Names that are not the schema's never get
 * into it. Confined to one call.
 */
final class JsonPath {

  private static final int USUAL_DEPTH = 16;

  private Keys[] keys = new Keys[USUAL_DEPTH];
  private int[] indexes = new int[USUAL_DEPTH];
  private final int origin;
  private int depth;

  /**
   * Creates the path of the root.
   *
   * @param origin the index in the array at which the body begins
   */
  JsonPath(int origin) {
    this.origin = origin;
  }

  int depth() {
    return depth;
  }

  void push(int at) {
    if (depth == JsonReader.MAX_DEPTH) {
      throw fault("too_deep", "more than " + JsonReader.MAX_DEPTH + " levels", at);
    }
    depth++;
    if (depth == keys.length) {
      keys = Arrays.copyOf(keys, 2 * depth);
      indexes = Arrays.copyOf(indexes, 2 * depth);
    }
    keys[depth] = Keys.NONE;
    indexes[depth] = -1;
  }

  void pop() {
    depth--;
  }

  void key(Keys names, int index) {
    keys[depth] = names;
    indexes[depth] = index;
  }

  void element(int index) {
    keys[depth] = Keys.NONE;
    indexes[depth] = index;
  }

  /** Returns a fault at this place. */
  JsonFault fault(String code, String sentence, int at) {
    return new JsonFault(code, this + ": " + sentence + " (byte " + (at - origin) + ')');
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("$");
    for (int i = 1; i <= depth; i++) {
      if (indexes[i] < 0) {
        break; // before the first member, or within what no schema describes
      } else if (keys[i].size() > 0) {
        text.append('.').append(keys[i].name(indexes[i]));
      } else {
        text.append('[').append(indexes[i]).append(']');
      }
    }
    return text.toString();
  }
}
