package dev.lictor.benchmark;

import java.nio.charset.StandardCharsets;

/** Prose as models write it, inside a JSON string: now and then an escape, now and then a letter beyond ASCII. Not thread-safe. */
final class Prose {

  private static final String[] WORDS =
      ("The magistrate asked his lictor to read out what each team had spent since the first of the month, and the"
              + " answer was brought on a wax tablet: \\\"as much as was lent to them, and not a token more\\\". He"
              + " nodded.\\n\\nThen he asked who had written the figures down. Frau Größe aus Köln, was the answer, at"
              + " 4 € an hour - and she kept a second book besides, in which every line of the first was copied.")
          .split(" ");

  private int next;

  /** Returns prose of so many bytes. */
  static String of(int bytes) {
    StringBuilder text = new StringBuilder(bytes);
    Prose words = new Prose();
    int size = 0;
    while (size < bytes) {
      String word = words.word();
      int wordBytes = word.getBytes(StandardCharsets.UTF_8).length;
      if (size + wordBytes > bytes) {
        text.append("x".repeat(bytes - size));
        return text.toString();
      }
      text.append(word);
      size += wordBytes;
    }
    return text.toString();
  }

  private String word() {
    return WORDS[next++ % WORDS.length] + ' ';
  }

  /** Returns the next words, of at least so many characters. */
  String next(int chars) {
    StringBuilder text = new StringBuilder();
    while (text.length() < chars) {
      text.append(word());
    }
    return text.toString();
  }
}
