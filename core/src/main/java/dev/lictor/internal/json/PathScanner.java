package dev.lictor.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Follows a JSON document as it flows by in pieces, and reports what stands at a few exact places. Its memory does not grow with
 * the document, no bytes make it throw, and the result is the same however the bytes are cut.
 *
 * <p>It checks the structure, not every character: UTF-8 is opaque to it, and numbers elsewhere are only delimited. Once the
 * structure is broken, or nested too deeply, nothing more is reported. Confined to one call.
 *
 * <pre>
 *   VALUE ──{──► KEY_OR_END ──"…"──► COLON ──:──► VALUE     (KEY after a comma)
 *   VALUE ──[──► VALUE_OR_END;   any value ──► AFTER ──, or closing bracket──►
 * </pre>
 */
public final class PathScanner {

  /** How many characters of a string are shown. */
  public static final int MAX_TEXT = 64;

  private static final int MAX_DEPTH = 256;

  private enum State {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    AFTER,
    STRING,
    ESCAPE,
    HEX,
    NUMBER,
    WORD,
    DONE,
    BROKEN
  }

  private final WantedPath root;
  private final PathListener listener;
  private final boolean[] objects = new boolean[MAX_DEPTH + 1];
  private final @Nullable WantedPath[] places = new @Nullable WantedPath[MAX_DEPTH + 1];
  private int depth;
  private State state = State.VALUE;
  private @Nullable WantedPath place; // of the value that comes or is being read
  private boolean isKey;
  private final byte[] text = new byte[MAX_TEXT + 1];
  private int length;
  private int unit;
  private int hexDigits;

  /**
   * Creates a scanner.
   *
   * @param root what is wanted; its key does not matter
   */
  public PathScanner(WantedPath root, PathListener listener) {
    this.root = root;
    this.place = root;
    this.listener = listener;
  }

  /** Looks at the next bytes; neither they nor the position are changed. */
  public void pass(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.position();
      pass(bytes.array(), from, from + bytes.remaining());
      return;
    }
    byte[] piece = new byte[Math.min(8192, bytes.remaining())];
    for (int i = bytes.position(); i < bytes.limit(); i += piece.length) {
      int size = Math.min(piece.length, bytes.limit() - i);
      bytes.get(i, piece, 0, size);
      pass(piece, 0, size);
    }
  }

  /** Returns whether one whole document has passed, and nothing but space behind it. */
  public boolean complete() {
    return state == State.DONE;
  }

  /** Returns whether what passed cannot become a document any more. */
  public boolean broken() {
    return state == State.BROKEN;
  }

  /** Forgets the document; another begins. */
  public void restart() {
    depth = 0;
    state = State.VALUE;
    place = root;
  }

  /** Looks at the next bytes, from one index up to another; they are not changed. */
  public void pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && state != State.BROKEN) {
      if (state == State.STRING) {
        i = string(bytes, i, to);
      } else {
        step(bytes[i++]);
      }
    }
  }

  /** Returns whether the next byte belongs to a string, so that {@link #string} takes it and {@link #step} does not. */
  boolean inString() {
    return state == State.STRING;
  }

  /** Returns whether a number or a word has begun that the next byte may end. */
  boolean inBareWord() {
    return state == State.NUMBER || state == State.WORD;
  }

  /** Returns whether a value has just ended. */
  boolean atValueEnd() {
    return state == State.AFTER || state == State.DONE;
  }

  /** Returns the place of the value that may begin with the next byte, or null. */
  @Nullable
  WantedPath awaited() {
    return state == State.VALUE || state == State.VALUE_OR_END ? place : null;
  }

  /** Returns how many objects and arrays are open. */
  int depth() {
    return depth;
  }

  /** Takes bytes of a string, up to its end, to an escape, or to the byte that breaks it; returns the index behind. */
  int string(byte[] bytes, int from, int to) {
    boolean wanted = isKey || place != null;
    for (int i = from; i < to; i++) {
      if (!wanted) {
        i = ByteRuns.plainEnd(bytes, i, to);
        if (i == to) {
          return to;
        }
      }
      byte c = bytes[i];
      if (c == '"') {
        stringEnds();
        return i + 1;
      } else if (c == '\\') {
        state = State.ESCAPE;
        return i + 1;
      } else if (c >= 0 && c < 0x20) {
        state = State.BROKEN;
        return i;
      } else if (wanted) {
        append(c);
      }
    }
    return to;
  }

  /** Takes one byte that is not in a string. */
  void step(byte c) {
    switch (state) {
      case ESCAPE -> escape(c);
      case HEX -> hex(c);
      case NUMBER -> number(c);
      case WORD -> word(c);
      default -> {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
          structure(c);
        }
      }
    }
  }

  private void structure(byte c) {
    switch (state) {
      case VALUE_OR_END -> {
        if (c == ']') {
          close(false);
        } else {
          value(c);
        }
      }
      case VALUE -> value(c);
      case KEY_OR_END -> {
        if (c == '}') {
          close(true);
        } else {
          key(c);
        }
      }
      case KEY -> key(c);
      case COLON -> state = c == ':' ? State.VALUE : State.BROKEN;
      case AFTER -> after(c);
      default -> state = State.BROKEN; // something behind the document
    }
  }

  private void value(byte c) {
    length = 0;
    if (c == '{' || c == '[') {
      open(c == '{');
    } else if (c == '"') {
      isKey = false;
      state = State.STRING;
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      append(c);
      state = State.NUMBER;
    } else if (c == 't' || c == 'f' || c == 'n') {
      append(c);
      state = State.WORD;
    } else {
      state = State.BROKEN;
    }
  }

  private void key(byte c) {
    length = 0;
    isKey = true;
    state = c == '"' ? State.STRING : State.BROKEN;
  }

  private void open(boolean object) {
    if (depth == MAX_DEPTH) {
      state = State.BROKEN;
      return;
    }
    depth++;
    objects[depth] = object;
    places[depth] = place;
    if (object) {
      if (place != null && place.id() >= 0) {
        listener.opens(place.id());
      }
      state = State.KEY_OR_END;
    } else {
      if (place != null && place.id() >= 0 && !place.elements()) {
        listener.value(place.id(), JsonType.ARRAY, "");
      }
      place = inArray();
      state = State.VALUE_OR_END;
    }
  }

  private @Nullable WantedPath inArray() {
    WantedPath array = places[depth];
    return array != null && array.elements() ? array : null;
  }

  private void after(byte c) {
    if (c == ',') {
      if (objects[depth]) {
        state = State.KEY;
      } else {
        place = inArray();
        state = State.VALUE;
      }
    } else if (c == '}' || c == ']') {
      close(c == '}');
    } else {
      state = State.BROKEN;
    }
  }

  private void close(boolean object) {
    if (objects[depth] != object) {
      state = State.BROKEN;
      return;
    }
    WantedPath closed = places[depth];
    places[depth] = null;
    depth--;
    valueEnds();
    if (object && closed != null && closed.id() >= 0) {
      listener.closes(closed.id());
    }
  }

  private void valueEnds() {
    state = depth == 0 ? State.DONE : State.AFTER;
  }

  private void stringEnds() {
    if (!isKey) {
      report(JsonType.STRING);
      return;
    }
    state = State.COLON;
    place = null;
    WantedPath object = places[depth];
    if (object != null) {
      for (WantedPath below : object.below()) {
        if (isText(below.key())) {
          place = below;
        }
      }
    }
  }

  private boolean isText(String key) {
    if (key.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[i] != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void report(JsonType type) {
    if (place != null && place.id() >= 0) {
      int shown = Math.min(length, MAX_TEXT);
      for (int i = 0; i < shown; i++) {
        text[i] = text[i] < 0 ? (byte) '?' : text[i];
      }
      listener.value(
          place.id(),
          type,
          type == JsonType.STRING || type == JsonType.NUMBER
              ? new String(text, 0, shown, StandardCharsets.US_ASCII)
              : "");
    }
    valueEnds();
  }

  private void append(byte c) {
    if (length < text.length) {
      text[length++] = c;
    }
  }

  private void escape(byte c) {
    state = State.STRING;
    if (c == 'u') {
      state = State.HEX;
      unit = 0;
      hexDigits = 0;
    } else if (c == '"' || c == '\\' || c == '/') {
      append(c);
    } else if ("bfnrt".indexOf(c) >= 0) {
      append((byte) 0x1F);
    } else {
      state = State.BROKEN;
    }
  }

  private void hex(byte c) {
    int digit = c < 0 ? -1 : Character.digit(c, 16);
    if (digit < 0) {
      state = State.BROKEN;
      return;
    }
    unit = unit << 4 | digit;
    if (++hexDigits == 4) {
      append(unit < 0x80 ? (byte) unit : -1);
      state = State.STRING;
    }
  }

  private void number(byte c) {
    if ((c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-') {
      append(c);
    } else {
      report(JsonType.NUMBER);
      step(c);
    }
  }

  private void word(byte c) {
    if (c >= 'a' && c <= 'z') {
      append(c);
      return;
    }
    if (isText("null")) {
      report(JsonType.NULL);
    } else if (isText("true") || isText("false")) {
      report(JsonType.BOOLEAN);
    } else {
      state = State.BROKEN;
      return;
    }
    step(c);
  }
}
