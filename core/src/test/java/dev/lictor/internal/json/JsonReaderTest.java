package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static final JsonFactory STRICT = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(
          StreamReadConstraints.builder().maxNestingDepth(JsonReader.MAX_DEPTH).build())
      .build();

  /** What Jackson lets through and we do not. */
  private static final Set<String> STRICTER =
      Set.of("lone_surrogate", "nul_character", "number_out_of_range", "key_too_long", "too_deep");

  private static final ObjectShape<List<String>> OPEN =
      ObjectShape.<List<String>>builder().others((in, keys, key) -> in.skip()).build();

  private static final ObjectShape<List<Object>> SHAPE = ObjectShape.<List<Object>>builder()
      .optional("s", (in, found) -> found.add(in.string()))
      .optional("i", (in, found) -> found.add(in.integer()))
      .optional("b", (in, found) -> found.add(in.bool()))
      .optional(
          "t",
          (in, found) -> in.text((text, from, to, bytes) ->
              found.add(new String(text, from, to - from, StandardCharsets.UTF_8) + '/' + bytes)))
      .optional("x", (in, found) -> {
        in.skip();
        found.add(in.start() + "-" + in.end());
      })
      .build();

  private static List<Object> read(String body) {
    List<Object> found = new ArrayList<>();
    byte[] padded = ("~~" + body + "~").getBytes(StandardCharsets.UTF_8);
    new JsonReader(ByteBuffer.wrap(padded, 2, padded.length - 3)).document(SHAPE, found);
    return found;
  }

  private static String codeOf(byte[] body) {
    try {
      new JsonReader(ByteBuffer.wrap(body)).document(OPEN, new ArrayList<>());
      return "";
    } catch (JsonFault fault) {
      return fault.code();
    }
  }

  @Test
  void readsValuesOfEachTypeAndTellsWhereTheyLie() {
    assertThat(read(" {\"s\":\"a\\u00e4\\n\",\"i\":9007199254740991,\"b\":true,"
            + "\"x\": {\"a\":[1,-0.5e3,null]} } "))
        .containsExactly("aä\n", 9007199254740991L, true, "53-74");
  }

  @Test
  void showsATextWithItsDecodedLength() {
    assertThat(read("{\"t\":\"a\\nä\\u00e4\"}")).containsExactly("a\\nä\\u00e4/6");
    assertThat(read("{\"t\":\"\\u007b\\ud83d\\ude00\"}")).containsExactly("{😀/5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01", "-0", "1e3", "1.0", "9007199254740992", "10000000000000000", "-1", "1E0"})
  void takesNoIntegerThatIsWrittenOtherwise(String number) {
    JsonFault fault = catchThrowableOfType(JsonFault.class, () -> read("{\"i\":" + number + "}"));

    assertThat(fault.code()).isIn("not_an_integer", "syntax");
    assertThat(fault.sentence()).startsWith("$.i: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{\"s\":1}|wrong_type",
        "{\"s\":null}|wrong_type",
        "{\"i\":\"1\"}|wrong_type",
        "{\"b\":1}|wrong_type",
        "{\"S\":\"\"}|key_twin",
        "{\"s\\u200b\":\"\"}|key_twin",
        "{\"q\":\"\"}|unknown_key",
        "{\"s\":\"\",\"\\u0073\":\"\"}|duplicate_key",
        "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}|duplicate_key",
        "{\"x\":{\"a\":1,\"\\u0061\":3}}|duplicate_key",
        "{\"s\":\"\\u0000\"}|nul_character",
        "{\"s\":\"\\udc00\"}|lone_surrogate",
        "{\"x\":{\"\\ud800\":1}}|lone_surrogate",
        "{\"x\":tru}|syntax",
        "{\"x\":'a'}|syntax",
        "{\"x\":+1}|syntax",
        "{\"x\":.5}|syntax",
        "{\"x\":1.}|syntax",
        "{\"x\":Infinity}|syntax",
        "{\"x\":-Infinity}|syntax",
        "{\"x\":1e999}|number_out_of_range",
        "{\"x\":\"\\x41\"}|syntax",
        "{\"x\":[1,]}|syntax",
        "{x:1}|syntax",
        "{\"x\":1]|syntax",
        "{\"x\":1|truncated",
        "{} {}|trailing_bytes",
        "{}\u0000|trailing_bytes"
      })
  void refusesWithACode(String body, String code) {
    JsonFault fault = catchThrowableOfType(JsonFault.class, () -> read(body));

    assertThat(fault.code()).as(fault.sentence()).isEqualTo(code);
  }

  @Test
  void findsADuplicateAmongManyKeysInOneObject() {
    StringBuilder body = new StringBuilder("{\"x\":{");
    for (int i = 0; i < 1000; i++) {
      body.append("\"k").append(i).append("\":{\"k1\":0,\"k2\":0},");
    }

    assertThat(read(body + "\"z\":0}}")).hasSize(1);
    assertThat(catchThrowableOfType(JsonFault.class, () -> read(body + "\"k3\":0}}"))
            .code())
        .isEqualTo("duplicate_key");
    assertThat(catchThrowableOfType(JsonFault.class, () -> read(body + "\"k999\":0}}"))
            .code())
        .isEqualTo("duplicate_key");
  }

  @Test
  void boundsDepthKeysAndNumbers() {
    String deepest = "[".repeat(63) + "]".repeat(63);

    assertThat(read("{\"x\":" + deepest + "}")).hasSize(1);
    assertThat(codeOf(("{\"x\":[" + deepest + "]}").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("too_deep");
    assertThat(codeOf(("{\"" + "k".repeat(1025) + "\":1}").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("key_too_long");
    assertThat(codeOf(("{\"x\":" + "1".repeat(65) + "}").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("number_out_of_range");
  }

  @Property(tries = 20_000)
  void acceptsWhatJacksonAndAStrictDecoderAcceptAndNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] body = mutated(document(random), random);

    String code = codeOf(body);

    if (code.isEmpty()) {
      assertThat(jacksonAccepts(body)).isTrue();
    } else if (!STRICTER.contains(code)) {
      assertThat(jacksonAccepts(body)).as(code).isFalse();
    }
  }

  private static byte[] document(Random random) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 4; i++) {
      text.append(i == 0 ? "\"" : ",\"")
          .append("abc".charAt(random.nextInt(3)))
          .append(i > 1 ? i : "");
      text.append("\":");
      text.append(new String[] {
            "1",
            "-0.5e+3",
            "0",
            "true",
            "null",
            "\"\"",
            "\"a\\u00e4\\ud83d\\ude00\\/\"",
            "[1, [], {}]",
            "{\"a\":{\"a\":[\"ä€😀\"]}, \"b\":1}",
            "\"\\u0000\"",
            "[[[[1e5]]]]"
          }
          [random.nextInt(11)]);
    }
    return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = random.nextBoolean()
          ? (byte) random.nextInt(256)
          : (byte) "{}[]\",:\\u0-9eE. ".charAt(random.nextInt(16));
    }
    return bytes;
  }

  private static boolean jacksonAccepts(byte[] body) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      try (JsonParser parser = STRICT.createParser(text)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return false;
        }
        parser.skipChildren();
        return parser.nextToken() == null;
      }
    } catch (IOException e) {
      return false;
    }
  }
}
