package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPayloadTest {

  /** The event, or that there is none. */
  private static String decode(byte[] payload, int... cuts) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    ChunkPayload chunk = new ChunkPayload((bytes, from, to) -> event.write(bytes, from, to - from));
    Cuts.pass(payload, chunk::pass, cuts);
    return chunk.ends() ? event.toString(StandardCharsets.UTF_8) : "none";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bytes\":\"eyJhIjoiw6Q_fn4ifQ==\",\"p\":\"abcdefghijklmnopqrstuvwxyzABC\"}",
        "{ \"p\" : \"\\\"bytes\\\":\\\"AAAA\\\"\" , \"bytes\" : \"eyJhIjoiw6Q_fn4ifQ==\" }\n",
        "{\"x\":{\"bytes\":\"AAAA\"},\"bytes\":\"eyJhIjoiw6Q_fn4ifQ==\",\"y\":[{\"bytes\":1}]}",
        "{\"\\u0062ytes\":\"\\u0065yJhIjoiw6Q_fn4ifQ\\u003d\\u003D\"}"
      })
  void findsTheEventWhereverTwoCutsAre(String written) {
    byte[] payload = bytes(written.replace("_", "\\/"));

    for (int first = 0; first <= payload.length; first++) {
      for (int second = first; second <= payload.length; second++) {
        assertThat(decode(payload, first, second))
            .as("cut at %s and %s", first, second)
            .isEqualTo("{\"a\":\"ä?~~\"}");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"p\":\"AAAA\"}",
        "{\"bytes\":\"AAAA\"",
        "{\"bytes\":\"AAAA\"}}",
        "{\"bytes\":\"AAAA\",\"bytes\":\"AAAA\"}",
        "{\"bytes\":\"AAAA\",\"bytes\":null}",
        "{\"bytes\":null}",
        "{\"bytes\":0}",
        "{\"bytes\":[\"AAAA\"]}",
        "{\"bytes\":{\"bytes\":\"AAAA\"}}",
        "[{\"bytes\":\"AAAA\"}]",
        "{\"bytes\":\"AAA\"}",
        "{\"bytes\":\"A===\"}",
        "{\"bytes\":\"AA=A\"}",
        "{\"bytes\":\"AAA==\"}",
        "{\"bytes\":\"AA==AAAA\"}",
        "{\"bytes\":\"====\"}",
        "{\"bytes\":\"AA-_\"}",
        "{\"bytes\":\"AA AA\"}",
        "{\"bytes\":\"AA\\nAA\"}",
        "{\"bytes\":\"AAAÄ\"}",
        "{\"bytes\":\"AAA\\u00c4\"}"
      })
  void findsNoneInAnythingElse(String written) {
    byte[] payload = bytes(written);

    assertThat(decode(payload)).isEqualTo("none");
    assertThat(decode(payload, Cuts.everywhere(payload))).isEqualTo("none");
  }

  @Test
  void beginsAnewAfterWhateverCame() {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    ChunkPayload chunk = new ChunkPayload((bytes, from, to) -> event.write(bytes, from, to - from));
    byte[] good = bytes("{\"bytes\":\"YWJj\"}");

    chunk.pass(bytes("{\"bytes\":\"YW=Jj"), 0, 15);
    boolean first = chunk.ends();
    event.reset();
    chunk.pass(good, 0, good.length);

    assertThat(first).isFalse();
    assertThat(chunk.ends()).isTrue();
    assertThat(event).hasToString("abc");
  }

  @Property
  void passesOnWhatJavasEncoderWroteHoweverItIsCut(@ForAll byte[] event, @ForAll long seed) {
    byte[] large = new byte[event.length * 40];
    Arrays.setAll(new Byte[large.length], i -> large[i] = (byte) (event[i % event.length] + i));
    byte[] payload = bytes("{\"bytes\":\"" + Base64.getEncoder().encodeToString(large) + "\"}");
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    ChunkPayload chunk =
        new ChunkPayload((bytes, from, to) -> decoded.write(bytes, from, to - from));

    Cuts.pass(payload, chunk::pass, Cuts.random(payload, seed));

    assertThat(chunk.ends()).isTrue();
    assertThat(decoded.toByteArray()).isEqualTo(large);
  }

  @Provide
  Arbitrary<String> groups() {
    return Arbitraries.of("YWJj", "+/09", "Y", "=", "==", "YW", "-", "YW==", "YWI=")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void takesThePaddedTextsThatJavasDecoderTakesAndNoOthers(@ForAll("groups") String text) {
    boolean taken = text.length() % 4 == 0 && takes(text);

    assertThat(!decode(bytes("{\"bytes\":\"" + text + "\"}")).equals("none")).isEqualTo(taken);
  }

  private static boolean takes(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Provide
  Arbitrary<byte[]> noise() {
    Arbitrary<byte[]> like = Arbitraries.of(
            "{", "}", "\"bytes\"", ":", "\"", "AAAA", "\\u00", "3d", ",", "[", "ä", "\\", "=", "1")
        .list()
        .ofMaxSize(20)
        .map(parts -> bytes(String.join("", parts)));
    return Arbitraries.oneOf(like, Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
  }

  @Property(tries = 2000)
  void throwsOnNoBytesAndSaysTheSameHoweverTheyAreCut(
      @ForAll("noise") byte[] noise, @ForAll long seed) {
    assertThat(decode(noise, Cuts.random(noise, seed))).isEqualTo(decode(noise));
  }
}
