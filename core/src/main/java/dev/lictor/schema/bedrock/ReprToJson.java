package dev.lictor.schema.bedrock;

import java.nio.charset.StandardCharsets;

/**
 * Writes what CPython's {@code repr} makes of dicts, lists, strings, bytes, numbers, truth values and {@code None} as JSON, byte by
 * byte as it flows by; JSON goes through as it is. Confined to one call.
 *
 * <p>It knows tokens only and leaves brackets, colons and commas to the reader of the JSON. So a text can never be taken for
 * structure: nothing but its own quote, unescaped, ends a string, and every quote within it is escaped on the other side.
 *
 * <ul>
 *   <li>Python puts a string into single quotes, unless it holds a single and no double quote. The first string in single quotes
 *       therefore shows Python, the first in double quotes without a single one within shows JSON; a word or an escape of only one
 *       of them shows which too. What then comes from the other is broken.
 *   <li>Bytes become the string of the characters U+0000 to U+00FF with their values. They are no key: {@code b'usage'} is not
 *       {@code 'usage'}.
 *   <li>Infinity becomes {@code 1e999}, which no number is as large as, and {@code nan} becomes null.
 *   <li>UTF-8 is opaque: none of its bytes beyond ASCII is a quote.
 * </ul>
 *
 * <p>Sources: Python language reference, 2.4; CPython 3, {@code unicode_repr} and {@code bytes_repr}.
 */
final class ReprToJson {

  private enum State {
    BETWEEN,
    NUMBER,
    WORD,
    STRING,
    ESCAPE,
    HEX,
    BROKEN
  }

  private enum Notation {
    UNKNOWN,
    JSON,
    PYTHON
  }

  private static final int LONGEST_WORD = 5;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Onward json;
  private final NumberShape number = new NumberShape();
  private final byte[] word = new byte[LONGEST_WORD];
  private final byte[] few = new byte[6];
  private State state = State.BETWEEN;
  private Notation notation = Notation.UNKNOWN;
  private int wordLength;
  private boolean negative; // a minus sign stands in front of the word
  private byte quote;
  private boolean inBytes;
  private boolean afterBytes;
  private boolean apostrophe; // a single quote stands within double ones
  private int unit;
  private int hexDigits; // that are still to come

  ReprToJson(Onward json) {
    this.json = json;
  }

  /** Returns whether no token is open. */
  boolean isBetween() {
    return state == State.BETWEEN;
  }

  /** Returns whether what passed is neither Python's notation nor JSON. */
  boolean broken() {
    return state == State.BROKEN;
  }

  /** Forgets the document; another begins. */
  void restart() {
    state = State.BETWEEN;
    notation = Notation.UNKNOWN;
    afterBytes = false;
  }

  /** Looks at the next bytes. */
  void pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && state != State.BROKEN) {
      if (state == State.STRING) {
        i = string(bytes, i, to);
      } else {
        step(bytes[i++]);
      }
    }
  }

  private void step(byte c) {
    switch (state) {
      case NUMBER -> number(c);
      case WORD -> word(c);
      case ESCAPE -> escape(c);
      case HEX -> hex(c);
      default -> between(c);
    }
  }

  private void between(byte c) {
    if (isSpace(c)) {
      write(c);
    } else if ("{}[],:".indexOf(c) >= 0) {
      state = c == ':' && afterBytes ? State.BROKEN : State.BETWEEN;
      afterBytes = false;
      write(c);
    } else if (c == '"' || c == '\'') {
      stringBegins(c, false);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      number.restart();
      state = State.NUMBER;
      number(c);
    } else {
      wordBegins(false);
      word(c);
    }
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void number(byte c) {
    if (number.accepts(c)) {
      write(c);
    } else if (number.isSign() && c == 'i') {
      wordBegins(true);
      word(c);
    } else if (number.whole()) {
      tokenEnds(c);
    } else {
      state = State.BROKEN;
    }
  }

  /** Goes on behind a number or a word, which nothing but space or structure may follow. */
  private void tokenEnds(byte c) {
    if (state == State.BROKEN || !(isSpace(c) || "}],:".indexOf(c) >= 0)) {
      state = State.BROKEN;
      return;
    }
    state = State.BETWEEN;
    between(c);
  }

  private void wordBegins(boolean behindMinus) {
    state = State.WORD;
    wordLength = 0;
    negative = behindMinus;
  }

  private void word(byte c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && wordLength < word.length) {
      word[wordLength++] = c;
    } else if (letter) {
      state = State.BROKEN;
    } else if (wordLength == 1 && word[0] == 'b' && (c == '\'' || c == '"')) {
      stringBegins(c, true);
      show(Notation.PYTHON);
    } else {
      wordEnds();
      tokenEnds(c);
    }
  }

  private void wordEnds() {
    String text = new String(word, 0, wordLength, StandardCharsets.US_ASCII);
    switch (negative ? '-' + text : text) {
      case "True" -> write("true", Notation.PYTHON);
      case "False" -> write("false", Notation.PYTHON);
      case "None", "nan" -> write("null", Notation.PYTHON);
      case "inf", "-inf" -> write("1e999", Notation.PYTHON);
      case "true", "false", "null" -> write(text, Notation.JSON);
      default -> state = State.BROKEN;
    }
  }

  private void stringBegins(byte opening, boolean bytes) {
    state = State.STRING;
    quote = opening;
    inBytes = bytes;
    apostrophe = false;
    if (opening == '\'') {
      show(Notation.PYTHON);
    }
    write((byte) '"');
  }

  private int string(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && isPlain(bytes[i])) {
      i++;
    }
    if (i > from) {
      json.pass(bytes, from, i);
    }
    if (i == to) {
      return to;
    }
    special(bytes[i]);
    return i + 1;
  }

  private boolean isPlain(byte c) {
    return c >= ' ' ? c != '\'' && c != '"' && c != '\\' : c < 0 && !inBytes;
  }

  private void special(byte c) {
    if (c == quote) {
      stringEnds();
    } else if (c == '\'') {
      apostrophe = true;
      write(c);
    } else if (c == '"') {
      write('\\', c);
    } else {
      state = c == '\\' ? State.ESCAPE : State.BROKEN;
    }
  }

  private void stringEnds() {
    write((byte) '"');
    state = State.BETWEEN;
    afterBytes = inBytes;
    if (quote == '"' && !apostrophe) {
      show(Notation.JSON);
    }
  }

  private void escape(byte c) {
    state = State.STRING;
    switch (c) {
      case '\\', 'n', 'r', 't' -> write('\\', c);
      case '"', '/', 'b', 'f' -> {
        write('\\', c);
        show(Notation.JSON);
      }
      case '\'' -> {
        write(c);
        state = quote == c ? State.STRING : State.BROKEN;
      }
      case 'x' -> {
        hexBegins(2, true);
        show(Notation.PYTHON);
      }
      case 'u' -> hexBegins(4, !inBytes);
      case 'U' -> {
        hexBegins(8, !inBytes);
        show(Notation.PYTHON);
      }
      default -> state = State.BROKEN;
    }
  }

  private void hexBegins(int digits, boolean allowed) {
    state = allowed ? State.HEX : State.BROKEN;
    unit = 0;
    hexDigits = digits;
  }

  private void hex(byte c) {
    int digit = c < 0 ? -1 : Character.digit(c, 16);
    boolean tooLarge = unit >= 0x110000 >> 4;
    if (digit < 0 || tooLarge) {
      state = State.BROKEN;
      return;
    }
    unit = unit << 4 | digit;
    if (--hexDigits == 0) {
      state = State.STRING;
      if (unit < 0x10000) {
        writeEscape(unit);
      } else {
        writeEscape(Character.highSurrogate(unit));
        writeEscape(Character.lowSurrogate(unit));
      }
    }
  }

  /** Takes note of what shows the notation; what shows the other one breaks the document. */
  private void show(Notation shown) {
    if (notation == Notation.UNKNOWN) {
      notation = shown;
    } else if (notation != shown) {
      state = State.BROKEN;
    }
  }

  private void write(byte c) {
    few[0] = c;
    json.pass(few, 0, 1);
  }

  private void write(char first, byte second) {
    few[0] = (byte) first;
    few[1] = second;
    json.pass(few, 0, 2);
  }

  private void write(String token, Notation shown) {
    byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
    json.pass(bytes, 0, bytes.length);
    show(shown);
  }

  private void writeEscape(int charUnit) {
    few[0] = '\\';
    few[1] = 'u';
    for (int i = 0; i < 4; i++) {
      few[2 + i] = HEX[charUnit >> (12 - 4 * i) & 0xF];
    }
    json.pass(few, 0, 6);
  }
}
