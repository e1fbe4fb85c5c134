package dev.lictor.internal.json;

import java.nio.ByteBuffer;
import java.util.Arrays;
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
  private static final int USUAL_DEPTH = 16;

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
  private boolean[] objects = new boolean[USUAL_DEPTH];
  private @Nullable WantedPath[] places = new @Nullable WantedPath[USUAL_DEPTH];
  private int depth;
  private State state = State.VALUE;
  private @Nullable WantedPath place; // of the value that comes or is being read
  private boolean isKey;
  private final ShownText text = new ShownText();
  private final byte[] one = new byte[1];
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
      i = next(bytes, i, to);
    }
  }

  /** Returns whether a value has just ended; a number or a word ends before the byte that ends it is taken. */
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

  /**
   * Takes the bytes of one step, at least one of which there must be: what there is of a string, a number or a word, else a byte or
   * a few. No step goes beyond the end of a value.
   *
   * @return the index behind them, or that of the byte that breaks the document
   */
  int next(byte[] bytes, int from, int to) {
    return switch (state) {
      case STRING -> string(bytes, from, to);
      case NUMBER -> number(bytes, from, to);
      case WORD -> word(bytes, from, to);
      case AFTER -> after(bytes, from, to);
      default -> step(bytes, from);
    };
  }

  private int string(byte[] bytes, int from, int to) {
    int end = ByteRuns.stringEnd(bytes, from, to);
    if (isFlowing()) {
      forward(bytes, from, end);
    } else if (end == to || !isKey || bytes[end] != '"') {
      keep(bytes, from, end);
    }
    if (end == to) {
      return to;
    }
    switch (bytes[end]) {
      case '"' -> {
        return isKey ? keyEnds(bytes, from, end, to) : stringEnds(end);
      }
      case '\\' -> {
        state = State.ESCAPE;
        return end + 1;
      }
      default -> {
        state = State.BROKEN;
        return end;
      }
    }
  }

  private boolean isFlowing() {
    return !isKey && place != null && place.flows();
  }

  private void forward(byte[] bytes, int from, int to) {
    if (place != null && from < to) {
      listener.flows(place.id(), bytes, from, to);
    }
  }

  private int stringEnds(int end) {
    report(JsonType.STRING);
    return end + 1;
  }

  private int keyEnds(byte[] bytes, int from, int end, int to) {
    WantedPath object = places[depth];
    if (object == null) {
      place = null;
    } else if (text.isEmpty()) {
      place = object.find(bytes, from, end);
    } else {
      keep(bytes, from, end);
      place = text.find(object);
    }
    if (end + 1 == to || bytes[end + 1] != ':') {
      state = State.COLON;
      return end + 1;
    }
    if (place == null && end + 2 < to && bytes[end + 2] == '"') {
      stringBegins(/* key= */ false);
      return end + 3;
    }
    state = State.VALUE;
    return end + 2;
  }

  private void stringBegins(boolean key) {
    text.clear();
    isKey = key;
    state = State.STRING;
  }

  /** Takes a comma, and the quote behind it where a key is to come. */
  private int after(byte[] bytes, int from, int to) {
    if (bytes[from] == ',' && from + 1 < to && bytes[from + 1] == '"' && objects[depth]) {
      stringBegins(/* key= */ true);
      return from + 2;
    }
    return step(bytes, from);
  }

  private int step(byte[] bytes, int from) {
    one(bytes[from]);
    return state == State.BROKEN ? from : from + 1;
  }

  private int number(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && isOfNumber(bytes[end])) {
      end++;
    }
    keep(bytes, from, end);
    if (end < to) {
      report(JsonType.NUMBER);
    }
    return end;
  }

  private static boolean isOfNumber(byte c) {
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
  }

  private int word(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] >= 'a' && bytes[end] <= 'z') {
      text.add(bytes[end++]);
    }
    if (end < to) {
      wordEnds();
    }
    return end;
  }

  private void wordEnds() {
    if (text.is("null")) {
      report(JsonType.NULL);
    } else if (text.is("true") || text.is("false")) {
      report(JsonType.BOOLEAN);
    } else {
      state = State.BROKEN;
    }
  }

  private void one(byte c) {
    switch (state) {
      case ESCAPE -> escape(c);
      case HEX -> hex(c);
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
    text.clear();
    if (c == '{' || c == '[') {
      open(c == '{');
    } else if (c == '"') {
      stringBegins(/* key= */ false);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      isKey = false;
      text.add(c);
      state = State.NUMBER;
    } else if (c == 't' || c == 'f' || c == 'n') {
      text.add(c);
      state = State.WORD;
    } else {
      state = State.BROKEN;
    }
  }

  private void key(byte c) {
    if (c == '"') {
      stringBegins(/* key= */ true);
    } else {
      state = State.BROKEN;
    }
  }

  private void open(boolean object) {
    if (depth == MAX_DEPTH) {
      state = State.BROKEN;
      return;
    }
    depth++;
    if (depth == places.length) {
      objects = Arrays.copyOf(objects, 2 * depth);
      places = Arrays.copyOf(places, 2 * depth);
    }
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

  private void report(JsonType type) {
    if (place != null && place.id() >= 0) {
      boolean shown = type == JsonType.STRING || type == JsonType.NUMBER;
      listener.value(place.id(), type, shown ? text.shown() : "");
    }
    valueEnds();
  }

  /** Keeps what may be shown of a string or number. */
  private void keep(byte[] bytes, int from, int to) {
    boolean shown = isKey ? places[depth] != null : place != null && place.id() >= 0;
    if (shown) {
      text.add(bytes, from, to);
    }
  }

  private void unescaped(byte c) {
    if (isFlowing()) {
      one[0] = c;
      forward(one, 0, 1);
    } else {
      text.add(c);
    }
  }

  private void escape(byte c) {
    state = State.STRING;
    if (c == 'u') {
      state = State.HEX;
      unit = 0;
      hexDigits = 0;
    } else if (c == '"' || c == '\\' || c == '/') {
      unescaped(c);
    } else if ("bfnrt".indexOf(c) >= 0) {
      unescaped((byte) 0x1F);
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
      unescaped(unit < 0x80 ? (byte) unit : -1);
      state = State.STRING;
    }
  }
}
