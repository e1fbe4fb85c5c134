package dev.lictor.http;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * A target decoded until nothing is left to decode: percent triplets, {@code %uXXXX}, UTF-8 in its overlong forms too, and
 * Unicode's compatible spellings of plain characters. Each character remembers whether it stood there as it is, or is
 * <em>soft</em>: a server that decodes less takes it for something else. Immutable.
 */
final class LooseText {

  private static final int MAX_DECODINGS = 6;
  private static final int FIRST_NOT_PLAIN = 0x80;
  private static final int LAST_BYTE = 0xff;

  private final CharSequence chars;
  private final BitSet soft;
  private final boolean settled;

  private LooseText(CharSequence chars, BitSet soft, boolean settled) {
    this.chars = chars;
    this.soft = soft;
    this.settled = settled;
  }

  static LooseText of(String raw) {
    LooseText text = new LooseText(raw, new BitSet(), isPlain(raw));
    if (text.settled) {
      return text;
    }
    for (int i = 0; i < MAX_DECODINGS && !text.settled; i++) {
      LooseText next = text.unescaped().folded(LAST_BYTE + 1); // a byte may still find its sequence
      boolean settled = CharSequence.compare(next.chars, text.chars) == 0;
      text = new LooseText(next.chars, next.soft, settled);
    }
    return text.folded(FIRST_NOT_PLAIN);
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%' || raw.charAt(i) >= FIRST_NOT_PLAIN) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one more decoding would change nothing. */
  boolean settled() {
    return settled;
  }

  int length() {
    return chars.length();
  }

  char charAt(int index) {
    return chars.charAt(index);
  }

  boolean isSoft(int index) {
    return soft.get(index);
  }

  boolean separates(int index) {
    return index < length() && (charAt(index) == '/' || charAt(index) == '\\');
  }

  private LooseText unescaped() {
    StringBuilder out = new StringBuilder(length());
    BitSet outSoft = new BitSet();
    int i = 0;
    while (i < length()) {
      int width = charAt(i) != '%' ? 0 : hex(i + 1, 2) >= 0 ? 2 : isU(i + 1) ? 5 : 0;
      if (width > 0 || isSoft(i)) {
        outSoft.set(out.length());
      }
      out.append(width == 2 ? (char) hex(i + 1, 2) : width == 5 ? (char) hex(i + 2, 4) : charAt(i));
      i += 1 + width;
    }
    return new LooseText(out, outSoft, false);
  }

  private boolean isU(int index) {
    return index < length() && (charAt(index) | 0x20) == 'u' && hex(index + 1, 4) >= 0;
  }

  /** Returns the number written in the digits, or -1 if they are not all there. */
  private int hex(int from, int digits) {
    if (from + digits > length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = charAt(i) < 0x80 ? Character.digit(charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }

  /** Joins the bytes of each UTF-8 sequence, and spells what is compatible with plain characters plainly. */
  private LooseText folded(int fromCodePoint) {
    StringBuilder out = new StringBuilder(length());
    BitSet outSoft = new BitSet();
    int i = 0;
    while (i < length()) {
      int bytes = sequenceLength(i);
      int codePoint = bytes > 1 ? sequence(i, bytes) : Character.codePointAt(chars, i);
      int start = out.length();
      if (codePoint < fromCodePoint) {
        out.append((char) codePoint);
      } else {
        out.append(Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC));
      }
      if (codePoint >= fromCodePoint || bytes > 1 || isSoft(i)) {
        outSoft.set(start, out.length());
      }
      i += bytes > 1 ? bytes : Character.charCount(codePoint);
    }
    return new LooseText(out, outSoft, settled);
  }

  /** Returns how many characters from the index on are the bytes of one UTF-8 sequence, 1 if they are none. */
  private int sequenceLength(int index) {
    int lead = charAt(index);
    int bytes = lead < 0xc0 || lead > 0xf7 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    for (int i = index + 1; i < index + bytes; i++) {
      if (i >= length() || (charAt(i) & ~0x3f) != 0x80) {
        return 1;
      }
    }
    return bytes == 4 && sequence(index, bytes) > Character.MAX_CODE_POINT ? 1 : bytes;
  }

  private int sequence(int index, int bytes) {
    int codePoint = charAt(index) & (0x7f >> bytes);
    for (int i = index + 1; i < index + bytes; i++) {
      codePoint = codePoint << 6 | (charAt(i) & 0x3f);
    }
    return codePoint;
  }
}
