package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkPayloadTest {

  /** The event, or that there is none. */
  static String decode(byte[] payload, int... cuts) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    ChunkPayload chunk = new ChunkPayload((bytes, from, to) -> event.write(bytes, from, to - from));
    Cuts.pass(payload, chunk::pass, cuts);
    return chunk.ends() ? event.toString(StandardCharsets.UTF_8) : "none";
  }

  static byte[] bytes(String text) {
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
}
