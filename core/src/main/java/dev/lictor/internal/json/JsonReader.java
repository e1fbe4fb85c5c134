package dev.lictor.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole body in one pass over its bytes, without a tree: objects that mean something by their {@link ObjectShape}, all
 * else skipped but still checked to the last byte. What is wrong is thrown as a {@link JsonFault}. Confined to one call.
 *
 * <p>Each method that reads a value expects to stand before it, refuses any other type than its own, and afterwards {@link
 * #start} and {@link #end} tell where the value lay.
 */
public final class JsonReader {

  /** How deep a body may be nested. */
  public static final int MAX_DEPTH = 64;

  /** How long a key may be, in bytes as written. */
  public static final int MAX_KEY_BYTES = 1024;

  /** How long a string that means something may be, in bytes as written: a name, an id, a version. */
  public static final int MAX_NAME_BYTES = 4096;

  /**
   * Reads one element of an array.
   *
   * @param <S> what is filled
   */
  @FunctionalInterface
  public interface Element<S> {
    /** Reads one value with one of the methods of the reader. */
    void read(JsonReader in, S state);
  }

  private final byte[] bytes;
  private final int origin;
  private final int limit;
  private final JsonPath path;
  private final StringLiteral literal;
  private @Nullable FreeKeys freeKeys;
  private int at;
  private int start;
  private int end;

  /**
   * Creates a reader.
   *
   * @param body the body between position and limit, backed by an array; it is not changed
   */
  public JsonReader(ByteBuffer body) {
    bytes = body.array();
    origin = body.arrayOffset() + body.position();
    limit = body.arrayOffset() + body.limit();
    path = new JsonPath(origin);
    literal = new StringLiteral(bytes, limit, path);
    at = origin;
  }

  /** Reads the body, which is one object and nothing else. */
  public <S> void document(ObjectShape<S> shape, S state) {
    if (limit - origin >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB) {
      throw fault("byte_order_mark", "the body begins with a byte order mark");
    }
    object(shape, state);
    space();
    if (at != limit) {
      throw path.fault("trailing_bytes", "something follows the object", at);
    }
  }

  /** Returns the type of the value that comes. */
  public JsonType type() {
    space();
    if (at == limit) {
      throw truncated();
    }
    return switch (bytes[at]) {
      case '{' -> JsonType.OBJECT;
      case '[' -> JsonType.ARRAY;
      case '"' -> JsonType.STRING;
      case 't', 'f' -> JsonType.BOOLEAN;
      case 'n' -> JsonType.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonType.NUMBER;
      default -> throw path.fault("syntax", "found no JSON value", at);
    };
  }

  /** Passes over a null, and returns whether there was one. */
  public boolean absent() {
    boolean absent = type() == JsonType.NULL;
    if (absent) {
      skip();
    }
    return absent;
  }

  /** Reads an object. */
  public <S> void object(ObjectShape<S> shape, S state) {
    expect(JsonType.OBJECT);
    int from = at++;
    path.push(from);
    int free = shape.closed() ? 0 : free().open();
    long seen = 0;
    for (boolean more = !closes('}'); more; more = another('}')) {
      scanKey();
      int key = shape.keys().find(bytes, literal);
      if (key >= 0) {
        int slot = shape.slot(key);
        if ((seen & 1L << slot) != 0) {
          throw duplicate();
        }
        seen |= 1L << slot;
        colon();
        path.key(shape.keys(), key);
        shape.member(slot).read(this, state);
      } else {
        other(shape, state, free);
      }
    }
    if (!shape.closed()) {
      free().close(free, path.depth());
    }
    path.pop();
    long missing = shape.required() & ~seen;
    if (missing != 0) {
      String name = shape.name(Long.numberOfTrailingZeros(missing));
      throw path.fault("missing_key", "\"" + name + "\" is missing", from);
    }
    read(from, at);
  }

  private <S> void other(ObjectShape<S> shape, S state, int free) {
    String name = literal.decode();
    String twin = shape.keys().twinOf(name);
    path.key(Keys.NONE, -1);
    if (!twin.isEmpty()) {
      throw path.fault(
          "key_twin",
          "a key that some parsers take for \"" + twin + "\", and others do not",
          literal.from());
    }
    if (shape.closed()) {
      String meant = shape.keys().closestTo(name.substring(0, Math.min(64, name.length())));
      throw path.fault(
          shape.unknownCode(),
          printable(name) + " is not known here"
              + (meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?"),
          literal.from());
    }
    if (!free().add(literal, free, path.depth())) {
      throw duplicate();
    }
    colon();
    shape.other().read(this, state, name);
  }

  private static String printable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c > '~' || c == '"' || i == 64) {
        return "a key";
      }
    }
    return "\"" + name + '"';
  }

  /** Reads an array, and returns how many elements it had. */
  public <S> int array(Element<S> element, S state) {
    expect(JsonType.ARRAY);
    int from = at++;
    path.push(from);
    int count = 0;
    for (boolean more = !closes(']'); more; more = another(']')) {
      path.element(count++);
      element.read(this, state);
    }
    path.pop();
    read(from, at);
    return count;
  }

  /** Reads a string that means something, of at most {@link #MAX_NAME_BYTES}. */
  public String string() {
    return string(MAX_NAME_BYTES);
  }

  /** Reads a string that means something, of at most so many bytes as written. */
  public String string(int maxBytes) {
    scanString();
    int size = literal.to() - literal.from();
    if (size > maxBytes) {
      throw path.fault(
          "string_too_long", "the string may have " + maxBytes + " bytes, found " + size, start);
    }
    significant("the string");
    return literal.decode();
  }

  /** Reads a string that has one of a few values, and returns the instance of it that the words hold. */
  public String word(Words words) {
    scanString();
    int word = words.keys().find(bytes, literal);
    if (word < 0) {
      throw path.fault("unsupported_value", "expected " + words, start);
    }
    return words.keys().name(word);
  }

  /** Reads a string of any length and content, and shows it. */
  public void text(TextScan scan) {
    scanString();
    show(scan);
  }

  private void show(TextScan scan) {
    if (literal.asciiEscaped()) {
      byte[] plain = literal.decode().getBytes(StandardCharsets.UTF_8);
      scan.text(plain, 0, plain.length, literal.decodedBytes());
    } else {
      scan.text(bytes, literal.from(), literal.to(), literal.decodedBytes());
    }
  }

  /** Reads an integer between 0 and 2⁵³−1 that is written without sign, fraction or exponent. */
  public long integer() {
    expect(JsonType.NUMBER);
    int from = at;
    number();
    long value = JsonNumbers.integer(bytes, from, at);
    if (value < 0) {
      throw path.fault(
          "not_an_integer",
          "expected an integer from 0 to 9007199254740991, without exponent",
          from);
    }
    read(from, at);
    return value;
  }

  /** Reads what {@link #integer} reads, or -1, by which some providers mean that they choose. */
  public long integerOrMinusOne() {
    expect(JsonType.NUMBER);
    int from = at;
    if (bytes[at] == '-') {
      number();
      if (at - from == 2 && bytes[from + 1] == '1') {
        read(from, at);
        return -1;
      }
      at = from;
    }
    return integer();
  }

  /** Reads true or false. */
  public boolean bool() {
    expect(JsonType.BOOLEAN);
    boolean value = bytes[at] == 't';
    skip();
    return value;
  }

  /** Passes over any value, which is checked all the same. */
  public void skip() {
    skip(null);
  }

  /** Passes over any value, and shows each string and key in it. */
  public void skip(@Nullable TextScan scan) {
    JsonType type = type();
    int from = at;
    switch (type) {
      case OBJECT -> skipObject(scan);
      case ARRAY -> skipArray(scan);
      case STRING -> {
        at = literal.scan(at + 1);
        if (scan != null) {
          show(scan);
        }
      }
      case NUMBER -> number();
      case BOOLEAN -> word(bytes[at] == 't' ? "true" : "false");
      case NULL -> word("null");
    }
    read(from, at);
  }

  private void skipObject(@Nullable TextScan scan) {
    path.push(at++);
    FreeKeys keys = free();
    int mark = keys.open();
    for (boolean more = !closes('}'); more; more = another('}')) {
      scanKey();
      if (!keys.add(literal, mark, path.depth())) {
        throw duplicate();
      }
      if (scan != null) {
        show(scan);
      }
      colon();
      skip(scan);
    }
    keys.close(mark, path.depth());
    path.pop();
  }

  private void skipArray(@Nullable TextScan scan) {
    path.push(at++);
    for (boolean more = !closes(']'); more; more = another(']')) {
      skip(scan);
    }
    path.pop();
  }

  /**
   * Reads a value again that was passed over within the object read last, now that it is known what it should be.
   *
   * @param parent the shape of that object
   * @param key the key of the value
   * @param valueStart what {@link #start} said
   */
  public <S> void again(
      ObjectShape<?> parent, String key, int valueStart, ObjectShape<S> shape, S state) {
    int now = at;
    int from = start;
    int to = end;
    at = origin + valueStart;
    path.push(at);
    path.key(parent.keys(), parent.keys().indexOf(key));
    object(shape, state);
    path.pop();
    at = now;
    read(from, to);
  }

  /** Returns the offset in the body at which the value read last begins. */
  public int start() {
    return start - origin;
  }

  /** Returns the offset in the body behind the value read last. */
  public int end() {
    return end - origin;
  }

  /** Returns a fault at the place where the reader is. */
  public JsonFault fault(String code, String sentence) {
    return path.fault(code, sentence, at);
  }

  private void read(int from, int to) {
    start = from;
    end = to;
  }

  private FreeKeys free() {
    if (freeKeys == null) {
      freeKeys = new FreeKeys(bytes);
    }
    return freeKeys;
  }

  private void scanString() {
    expect(JsonType.STRING);
    int from = at;
    at = literal.scan(at + 1);
    read(from, at);
  }

  private void scanKey() {
    space();
    if (at == limit) {
      throw truncated();
    }
    if (bytes[at] != '"') {
      throw path.fault("syntax", "expected a key in quotes", at);
    }
    at = literal.scan(at + 1);
    if (literal.to() - literal.from() > MAX_KEY_BYTES) {
      throw path.fault(
          "key_too_long", "a key may have " + MAX_KEY_BYTES + " bytes", literal.from());
    }
    significant("a key");
  }

  private void significant(String what) {
    if (literal.escaped() && literal.nul()) {
      throw path.fault("nul_character", what + " holds a NUL", literal.from());
    }
    if (literal.escaped() && literal.loneSurrogate()) {
      throw path.fault("lone_surrogate", what + " holds half a surrogate pair", literal.from());
    }
  }

  private void expect(JsonType expected) {
    JsonType found = type();
    if (found != expected) {
      throw path.fault("wrong_type", "expected " + expected.word() + ", found " + found.word(), at);
    }
  }

  private void number() {
    at = JsonNumbers.scan(bytes, at, limit, path);
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i == limit) {
        throw truncated();
      }
      if (bytes[at + i] != word.charAt(i)) {
        throw path.fault("syntax", "found no JSON value", at);
      }
    }
    at += word.length();
  }

  private void colon() {
    space();
    if (at == limit) {
      throw truncated();
    }
    if (bytes[at] != ':') {
      throw path.fault("syntax", "expected ':' behind a key", at);
    }
    at++;
  }

  private boolean closes(char bracket) {
    space();
    if (at < limit && bytes[at] == bracket) {
      at++;
      return true;
    }
    return false;
  }

  private boolean another(char bracket) {
    if (closes(bracket)) {
      return false;
    }
    if (at == limit) {
      throw truncated();
    }
    if (bytes[at] != ',') {
      throw path.fault("syntax", "expected ',' or '" + bracket + "'", at);
    }
    at++;
    return true;
  }

  private void space() {
    while (at < limit && bytes[at] <= ' ' && isSpace(bytes[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private JsonFault duplicate() {
    path.key(Keys.NONE, -1);
    return path.fault(
        "duplicate_key", "a key comes twice in one object, be it in two spellings", literal.from());
  }

  private JsonFault truncated() {
    return path.fault("truncated", "the body ends too early", limit);
  }
}
