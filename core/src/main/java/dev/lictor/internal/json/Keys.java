package dev.lictor.internal.json;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The keys that an object may have, found by their bytes without a string being made. Immutable.
 */
final class Keys {

  static final Keys NONE = new Keys(List.of());

  private final String[] names;
  private final byte[][] bytes;
  private final int[] table; // open addressing: index + 1, or 0

  Keys(List<String> names) {
    this.names = names.toArray(new String[0]);
    this.bytes = new byte[this.names.length][];
    this.table = new int[Math.max(4, Integer.highestOneBit(this.names.length * 4 + 1))];
    for (int i = 0; i < this.names.length; i++) {
      bytes[i] = this.names[i].getBytes(StandardCharsets.UTF_8);
      int slot = slot(bytes[i], 0, bytes[i].length);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = i + 1;
    }
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  int indexOf(String name) {
    return Arrays.asList(names).indexOf(name);
  }

  /** Returns the index of the key that the literal is, or -1. */
  int find(byte[] body, StringLiteral literal) {
    if (literal.escaped()) {
      return indexOf(literal.decode());
    }
    int from = literal.from();
    int to = literal.to();
    if (from == to) {
      return -1;
    }
    int slot = slot(body, from, to);
    while (table[slot] != 0) {
      int index = table[slot] - 1;
      if (isAt(bytes[index], body, from, to)) {
        return index;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }

  /** Compares short keys; {@code Arrays.equals} on ranges took a third of the time of reading a small request. */
  private static boolean isAt(byte[] key, byte[] body, int from, int to) {
    if (key.length != to - from) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] != body[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(byte[] body, int from, int to) {
    int middle = body[(from + to) >>> 1];
    int hash = ((to - from) * 31 + body[from]) * 31 + body[to - 1] * 7 + middle * 13;
    return (hash ^ hash >>> 5) & (table.length - 1);
  }

  /** Returns the key that a lax parser could take the name for: same but for case, width and what is not seen; or empty. */
  String twinOf(String name) {
    String folded = names.length == 0 || isPlain(name) ? name : fold(name);
    for (String known : names) {
      if (known.equalsIgnoreCase(folded) && !known.equals(name)) {
        return known;
      }
    }
    return "";
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String fold(String name) {
    String wide = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder seen = new StringBuilder(wide.length());
    wide.codePoints()
        .filter(c -> !Character.isWhitespace(c)
            && !Character.isSpaceChar(c)
            && !Character.isISOControl(c)
            && Character.getType(c) != Character.FORMAT)
        .forEach(seen::appendCodePoint);
    return seen.toString();
  }

  /** Returns the key that was probably meant, or empty. */
  String closestTo(String name) {
    String best = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (String known : names) {
      int distance = distance(simple(name), simple(known));
      if (distance < least) {
        least = distance;
        best = known;
      }
    }
    return best;
  }

  private static String simple(String name) {
    return fold(name).replace("_", "").replace("-", "");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
