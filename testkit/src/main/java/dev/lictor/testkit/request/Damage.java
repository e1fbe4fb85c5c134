package dev.lictor.testkit.request;

import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** One way to spoil a body, so that no reader may accept it. Immutable. */
enum Damage {
  /** It ends too early. */
  TRUNCATED,
  /** Something follows it. */
  TRAILING,
  /** It begins with a byte order mark. */
  BYTE_ORDER_MARK,
  /** There is none. */
  EMPTY,
  /** A key comes twice in one object. */
  DUPLICATE_KEY,
  /** A key is written in another case, which lax parsers take for the key. */
  KEY_TWIN,
  /** A value is of another type. */
  WRONG_TYPE,
  /** Something is nested deeper than anybody reads. */
  DEEP,
  /** It is a list of requests. */
  NOT_AN_OBJECT,
  /** A string is no UTF-8. */
  BAD_UTF_8,
  /** A string holds a control character. */
  CONTROL_CHARACTER,
  /** It has a comment. */
  COMMENT,
  /** It has a word that is no JSON. */
  NOT_A_NUMBER;

  byte[] bytes(Json.Obj body, Spelling spelling, long seed) {
    Random random = new Random(seed);
    byte[] written = utf8(spelling.write(tree(body, random)).strip());
    return switch (this) {
      case TRUNCATED -> Arrays.copyOf(written, random.nextInt(written.length));
      case TRAILING -> joined(written, utf8("{}"));
      case BYTE_ORDER_MARK -> joined(utf8("\uFEFF"), written);
      case EMPTY -> new byte[0];
      case BAD_UTF_8 -> inAKey(written, (byte) 0xC0, (byte) 0xAF);
      case CONTROL_CHARACTER -> inAKey(written, (byte) 1);
      case COMMENT -> joined(utf8("{/**/"), Arrays.copyOfRange(written, 1, written.length));
      default -> written;
    };
  }

  private Json tree(Json.Obj body, Random random) {
    return switch (this) {
      case DUPLICATE_KEY -> Spoiling.duplicated(body, random);
      case KEY_TWIN -> Spoiling.twin(body, random);
      case WRONG_TYPE -> Spoiling.mistyped(body, random);
      case DEEP -> Spoiling.deep(body);
      case NOT_A_NUMBER -> Spoiling.with(body, "temperature", new Json.Bare("NaN"));
      case NOT_AN_OBJECT -> Json.array(body);
      default -> body;
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Puts bytes behind the first quote, which opens a key. */
  private static byte[] inAKey(byte[] written, byte... bytes) {
    int quote = 0;
    while (written[quote] != '"') {
      quote++;
    }
    byte[] front = joined(Arrays.copyOf(written, quote + 1), bytes);
    return joined(front, Arrays.copyOfRange(written, quote + 1, written.length));
  }
}
