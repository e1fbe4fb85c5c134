package dev.lictor.example.simulator.vendor;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts, never within a surrogate pair. Thread-safe. */
public final class Pieces {
  /** How many characters each event of a stream carries. */
  public static final int CHARS = 20;

  private Pieces() {}

  /** Cuts a text into the pieces that a stream carries, at least one. */
  public static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (text.length() - from > CHARS) {
      int to = from + CHARS - (Character.isHighSurrogate(text.charAt(from + CHARS - 1)) ? 1 : 0);
      pieces.add(text.substring(from, to));
      from = to;
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /** Returns the beginning of a text, at most so many characters. */
  public static String begin(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    boolean within = maxChars > 0 && Character.isHighSurrogate(text.charAt(maxChars - 1));
    return text.substring(0, within ? maxChars - 1 : maxChars);
  }
}
