package dev.lictor.schema.bedrock;

import static dev.lictor.schema.bedrock.ChunkPayloadTest.bytes;
import static dev.lictor.schema.bedrock.ChunkPayloadTest.decode;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkPayloadPropertyTest {

  @Property
  void passesOnWhatJavasEncoderWroteHoweverItIsCut(@ForAll byte[] event, @ForAll long seed) {
    byte[] large = new byte[event.length * 40];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (event[i % event.length] + i);
    }
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
