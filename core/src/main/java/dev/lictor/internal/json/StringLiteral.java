package dev.lictor.internal.json;

import java.nio.charset.StandardCharsets;

/**
 * The string of the body that was scanned last: where it lies, and what it decodes to. Its UTF-8 is checked as in Unicode 15
 * table 3-7: no overlong form, no surrogate, nothing beyond U+10FFFF. Confined to one call.
 */
final class StringLiteral {

  private final byte[] bytes;
  private final int limit;
  private final JsonPath path;

  private int from;
  private int to;
  private int decodedBytes;
  private boolean escaped;
  private boolean asciiEscaped;
  private boolean nul;
  private boolean loneSurrogate;

  StringLiteral(byte[] bytes, int limit, JsonPath path) {
    this.bytes = bytes;
    this.limit = limit;
    this.path = path;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int decodedBytes() {
    return decodedBytes;
  }

  boolean escaped() {
    return escaped;
  }

  /** Returns whether a printable ASCII character is written as {@code \\u00…}, so that a search would not find it. */
  boolean asciiEscaped() {
    return asciiEscaped;
  }

  boolean nul() {
    return nul;
  }

  boolean loneSurrogate() {
    return loneSurrogate;
  }

  /** Scans from behind the opening quote, and returns the index behind the closing one. */
  int scan(int first) {
    from = first;
    escaped = false;
    asciiEscaped = false;
    nul = false;
    loneSurrogate = false;
    int saved = 0;
    int i = first;
    while ((i = ByteRuns.plainEnd(bytes, i, limit)) < limit) {
      byte c = bytes[i];
      if (c == '"') {
        to = i;
        decodedBytes = i - first - saved;
        return i + 1;
      } else if (c < 0) {
        i = Utf8.next(bytes, i, limit, path);
      } else if (c == '\\') {
        escaped = true;
        int next = escape(i);
        saved += next - i - width;
        i = next;
      } else {
        throw path.fault("syntax", "a control character in a string must be escaped", i);
      }
    }
    throw path.fault("truncated", "the body ends within a string", limit);
  }

  private int width; // bytes of UTF-8 of the last escape

  private int escape(int at) {
    if (at + 1 >= limit) {
      throw path.fault("truncated", "the body ends within a string", limit);
    }
    byte c = bytes[at + 1];
    if (c != 'u') {
      if ("\"\\/bfnrt".indexOf(c) < 0) {
        throw path.fault("syntax", "an unknown escape in a string", at);
      }
      width = 1;
      return at + 2;
    }
    int unit = unit(at + 2);
    if (unit < 0xD800 || unit > 0xDFFF) {
      nul |= unit == 0;
      asciiEscaped |= unit >= 0x20 && unit < 0x7F;
      width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
      return at + 6;
    }
    if (unit < 0xDC00 && at + 7 < limit && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
      int low = unit(at + 8);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        width = 4;
        return at + 12;
      }
    }
    loneSurrogate = true;
    width = 3;
    return at + 6;
  }

  private int unit(int at) {
    if (at + 4 > limit) {
      throw path.fault("truncated", "the body ends within a string", limit);
    }
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        throw path.fault("syntax", "an escape in a string needs four hexadecimal digits", i);
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** Returns the decoded string. */
  String decode() {
    return escaped ? unescape() : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private String unescape() {
    StringBuilder text = new StringBuilder(decodedBytes);
    int plain = from;
    for (int i = from; i < to; ) {
      if (bytes[i] != '\\') {
        i++;
        continue;
      }
      text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
      byte c = bytes[i + 1];
      if (c == 'u') {
        text.append((char) unit(i + 2));
        i += 6;
      } else {
        int simple = "bfnrt".indexOf(c);
        text.append(simple < 0 ? (char) c : "\b\f\n\r\t".charAt(simple));
        i += 2;
      }
      plain = i;
    }
    return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8))
        .toString();
  }
}
