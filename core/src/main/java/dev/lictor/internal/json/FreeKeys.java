package dev.lictor.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys seen so far in the open objects that no schema describes, to find one that comes twice. Few keys are compared by their
 * bytes, in place; of many, or of escaped ones, a set is made, whose worst case no caller can choose. Confined to one call.
 */
final class FreeKeys {

  private static final int FEW = 16;

  private final byte[] bytes;
  private int[] spans = new int[2 * FEW]; // from, to, from, to …: a stack over all open objects
  private int top;
  private @Nullable Set<String> @Nullable [] sets;

  FreeKeys(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Opens an object, and returns what {@link #close} and {@link #add} need. */
  int open() {
    return top;
  }

  void close(int mark, int depth) {
    top = mark;
    if (sets != null) {
      sets[depth] = null;
    }
  }

  /** Adds a key, and returns whether it is new. */
  boolean add(StringLiteral key, int mark, int depth) {
    Set<String> set = sets == null ? null : sets[depth];
    if (set == null && !key.escaped() && top - mark < 2 * FEW) {
      return addInPlace(key, mark);
    }
    if (set == null) {
      set = many(mark, depth);
    }
    return set.add(key.decode());
  }

  private boolean addInPlace(StringLiteral key, int mark) {
    for (int i = mark; i < top; i += 2) {
      if (spans[i + 1] - spans[i] == key.to() - key.from()
          && Arrays.equals(bytes, spans[i], spans[i + 1], bytes, key.from(), key.to())) {
        return false;
      }
    }
    if (top == spans.length) {
      spans = Arrays.copyOf(spans, 2 * top);
    }
    spans[top++] = key.from();
    spans[top++] = key.to();
    return true;
  }

  @SuppressWarnings("unchecked") // an array of a generic type
  private Set<String> many(int mark, int depth) {
    if (sets == null) {
      sets = (@Nullable Set<String>[]) new Set<?>[JsonReader.MAX_DEPTH + 1];
    }
    Set<String> set = new HashSet<>();
    for (int i = mark; i < top; i += 2) {
      set.add(new String(bytes, spans[i], spans[i + 1] - spans[i], StandardCharsets.UTF_8));
    }
    sets[depth] = set;
    return set;
  }
}
