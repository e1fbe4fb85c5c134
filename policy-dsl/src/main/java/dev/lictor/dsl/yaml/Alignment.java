package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Source;
import java.util.Arrays;

/**
 * Maps each code point of a scalar's value to where it stands in the file.
 *
 * <p>The value and its source are walked in lockstep over what is not white: folding and indentation change white space only,
 * so their rules need not be known here. If the two ever disagree, everything maps to the scalar's start: never to a wrong
 * column.
 */
final class Alignment {

  private final Scalar scalar;
  private final Source source;
  private int at;
  private int decoded;
  private int next;

  private Alignment(Scalar scalar) {
    this.scalar = scalar;
    this.source = scalar.span().source();
    this.at = scalar.span().start();
  }

  static int[] of(Scalar scalar) {
    return new Alignment(scalar).walk();
  }

  private int[] walk() {
    int[] value = scalar.value().codePoints().toArray();
    int[] offsets = new int[value.length + 1];
    skipOpening();
    for (int i = 0; i < value.length; i++) {
      if (white(value[i])) {
        offsets[i] = Math.min(at, scalar.span().end());
        continue;
      }
      if (!findVisible() || decoded != value[i]) {
        Arrays.fill(offsets, scalar.span().start());
        return offsets;
      }
      offsets[i] = at;
      at = next;
    }
    offsets[value.length] = at;
    return offsets;
  }

  private void skipOpening() {
    switch (scalar.style()) {
      case PLAIN -> {}
      case SINGLE_QUOTED, DOUBLE_QUOTED -> at++;
      case LITERAL, FOLDED -> {
        while (at < scalar.span().end() && source.at(at) != '\n') {
          at++;
        }
      }
    }
  }

  // Leaves `at` on the next code point, or escape, that stands for something visible.
  private boolean findVisible() {
    while (at < scalar.span().end()) {
      decode();
      if (!white(decoded)) {
        return true;
      }
      at = next;
    }
    return false;
  }

  private void decode() {
    decoded = source.at(at);
    next = at + 1;
    if (scalar.style() == Scalar.Style.SINGLE_QUOTED && decoded == '\'') {
      next = at + 2;
    } else if (scalar.style() == Scalar.Style.DOUBLE_QUOTED && decoded == '\\') {
      unescape(source.at(at + 1));
    }
  }

  private void unescape(int letter) {
    next = at + 2;
    switch (letter) {
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case 'U' -> hex(8);
      case 'n', 't', 'r', ' ', '\t', '\n', '\r' -> decoded = ' ';
      case '0' -> decoded = 0;
      case 'a' -> decoded = 7;
      case 'b' -> decoded = 8;
      case 'v' -> decoded = 0xb;
      case 'f' -> decoded = 0xc;
      case 'e' -> decoded = 0x1b;
      case 'N' -> decoded = 0x85;
      case '_' -> decoded = 0xa0;
      case 'L' -> decoded = 0x2028;
      case 'P' -> decoded = 0x2029;
      default -> decoded = letter;
    }
  }

  private void hex(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 16 + Math.max(0, Character.digit(Math.max(0, source.at(at + 2 + i)), 16));
    }
    decoded = number;
    next = at + 2 + digits;
  }

  private static boolean white(int codePoint) {
    return codePoint == ' ' || codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
  }
}
