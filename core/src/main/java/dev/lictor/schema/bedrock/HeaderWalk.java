package dev.lictor.schema.bedrock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks through the headers of a frame as they flow by, and keeps the values of those that mean something. Confined to one call.
 *
 * <pre>
 *   name length u8 | name | type u8 | (value length u16, for byte arrays and strings) | value
 * </pre>
 *
 * <p>Names and values of a length are neither empty nor, the values, longer than 32,767 bytes (Amazon Event Stream Specification).
 * A header that means something comes once, as a string.
 */
final class HeaderWalk {

  /** How many bytes of a value are shown. */
  static final int MAX_VALUE_BYTES = 128;

  private static final String[] WANTED = {
    ":message-type", ":event-type", ":exception-type", ":content-type"
  };
  private static final int LONGEST_NAME = 15;
  private static final int BYTE_ARRAY = 6;
  private static final int STRING = 7;

  /** How many bytes a value of each type has; of a byte array and a string, its length tells. */
  private static final int[] VALUE_BYTES = {0, 0, 1, 2, 4, 8, -1, -1, 8, 16};

  private enum Step {
    NAME_LENGTH,
    NAME,
    TYPE,
    LENGTH_HIGH,
    LENGTH_LOW,
    VALUE,
    BROKEN
  }

  private final String[] values = new String[WANTED.length];
  private final byte[] text = new byte[MAX_VALUE_BYTES];
  private int length; // of the text
  private int wanted; // the index of this header, or -1
  private int left; // bytes of the name or value that are still to come
  private Step step = Step.NAME_LENGTH;

  HeaderWalk() {
    restart();
  }

  /** Forgets everything; other headers begin. */
  void restart() {
    Arrays.fill(values, "");
    step = Step.NAME_LENGTH;
  }

  /** Looks at the next bytes. */
  void pass(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int c = bytes[i] & 0xFF;
      switch (step) {
        case NAME_LENGTH -> begin(Step.NAME, c);
        case NAME -> {
          append(bytes[i]);
          if (--left == 0) {
            nameEnds();
          }
        }
        case TYPE -> type(c);
        case LENGTH_HIGH -> {
          left = c << 8;
          step = c < 0x80 ? Step.LENGTH_LOW : Step.BROKEN;
        }
        case LENGTH_LOW -> begin(Step.VALUE, left | c);
        case VALUE -> {
          append(bytes[i]);
          if (--left == 0) {
            valueEnds();
          }
        }
        case BROKEN -> {
          return;
        }
      }
    }
  }

  private void begin(Step next, int bytes) {
    length = 0;
    left = bytes;
    step = bytes == 0 ? Step.BROKEN : next;
  }

  private void append(byte c) {
    if (length < text.length) {
      text[length++] = c >= ' ' && c <= '~' ? c : (byte) '?';
    }
  }

  private String text() {
    return new String(text, 0, length, StandardCharsets.US_ASCII);
  }

  private void nameEnds() {
    wanted = length > LONGEST_NAME ? -1 : Arrays.asList(WANTED).indexOf(text());
    step = wanted >= 0 && !values[wanted].isEmpty() ? Step.BROKEN : Step.TYPE;
  }

  private void type(int type) {
    if (type >= VALUE_BYTES.length || (wanted >= 0 && type != STRING)) {
      step = Step.BROKEN;
    } else if (type == BYTE_ARRAY || type == STRING) {
      step = Step.LENGTH_HIGH;
    } else if (VALUE_BYTES[type] == 0) {
      step = Step.NAME_LENGTH;
    } else {
      begin(Step.VALUE, VALUE_BYTES[type]);
    }
  }

  private void valueEnds() {
    if (wanted >= 0) {
      values[wanted] = text();
    }
    step = Step.NAME_LENGTH;
  }

  /** Returns whether these cannot be headers. */
  boolean broken() {
    return step == Step.BROKEN;
  }

  /** Returns whether no header is open. */
  boolean whole() {
    return step == Step.NAME_LENGTH;
  }

  /** Returns what was found. */
  FrameHeaders headers() {
    return new FrameHeaders(values[0], values[1], values[2], values[3]);
  }
}
