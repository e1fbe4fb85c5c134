package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;

class EventStreamFramesTest {

  private static final byte[] START = Frames.event("messageStart", "{\"role\":\"assistant\"}");
  private static final byte[] METADATA =
      Frames.event("metadata", "{\"usage\":{\"inputTokens\":3}}");
  private static final byte[] EXCEPTION = Frames.encode(
      Frames.headers(
          ":exception-type", "throttlingException",
          ":content-type", "application/json",
          ":message-type", "exception"),
      "{\"message\":\"Too many tokens\"}");

  @Test
  void hearsTheSameFramesWhereverTwoCutsAre() {
    byte[] stream = Frames.concat(START, METADATA, EXCEPTION);
    HeardFrames whole = HeardFrames.of(stream);

    assertThat(whole.frames())
        .containsExactly(
            new HeardFrames.Frame(
                new FrameHeaders("event", "messageStart", "", "application/json"),
                "{\"role\":\"assistant\"}",
                true),
            new HeardFrames.Frame(
                new FrameHeaders("event", "metadata", "", "application/json"),
                "{\"usage\":{\"inputTokens\":3}}",
                true),
            new HeardFrames.Frame(
                new FrameHeaders("exception", "", "throttlingException", "application/json"),
                "{\"message\":\"Too many tokens\"}",
                true));
    assertThat(whole.broken()).isFalse();
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        if (!HeardFrames.of(stream, first, second).frames().equals(whole.frames())) {
          assertThat(second).as("cut at %s and %s", first, second).isNegative();
        }
      }
    }
  }

  @Test
  void hearsTheSameFramesByteByByteAndFromMemoryOutsideTheHeap() {
    byte[] stream = Frames.concat(START, METADATA, EXCEPTION);
    HeardFrames heard = new HeardFrames();
    EventStreamFrames frames = new EventStreamFrames(heard);

    ByteBuffer direct = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
    frames.pass(direct);

    assertThat(heard.frames()).hasSize(3).isEqualTo(HeardFrames.of(stream).frames());
    assertThat(HeardFrames.of(stream, Cuts.everywhere(stream)).frames()).isEqualTo(heard.frames());
    assertThat(direct.position()).isZero();
  }

  @Test
  void walksOverHeadersOfAllTenTypes() {
    Map<String, HeaderValue> headers = new HashMap<>(Frames.headers(":message-type", "error"));
    headers.put("a", HeaderValue.fromBoolean(true));
    headers.put("b", HeaderValue.fromBoolean(false));
    headers.put("e", HeaderValue.fromInteger(7));
    headers.put("f", HeaderValue.fromLong(7));
    headers.put("g", HeaderValue.fromByteArray(new byte[32_767]));
    headers.put("h", HeaderValue.fromString(":message-type"));
    headers.put("i", HeaderValue.fromTimestamp(Instant.ofEpochMilli(7)));
    headers.put("j", HeaderValue.fromUuid(new UUID(7, 7)));
    headers.put(":event-type", HeaderValue.fromString("x"));
    byte[] small =
        headers("1 c 2 7 1 d 3 7 7 11 :event-type 7 0 1 y"); // AWS's encoder forgets these 7s

    HeardFrames heard =
        HeardFrames.of(Frames.concat(Frames.encode(headers, ""), Frames.raw(small, new byte[0])));

    assertThat(heard.frames())
        .containsExactly(
            new HeardFrames.Frame(new FrameHeaders("error", "x", "", ""), "", true),
            new HeardFrames.Frame(new FrameHeaders("", "y", "", ""), "", true));
  }

  @Test
  void hearsAFrameWithoutHeadersAndPayload() {
    HeardFrames heard = HeardFrames.of(Frames.encode(Map.of(), ""));

    assertThat(heard.frames())
        .containsExactly(new HeardFrames.Frame(new FrameHeaders("", "", "", ""), "", true));
    assertThat(heard.broken()).isFalse();
  }

  @Test
  void showsTheBeginningOfALongValueInPrintableCharacters() {
    HeardFrames heard = HeardFrames.of(
        Frames.encode(Frames.headers(":event-type", "é\n" + "z".repeat(30_000)), ""));

    assertThat(heard.valid().get(0).headers().eventType())
        .isEqualTo("???" + "z".repeat(HeaderWalk.MAX_VALUE_BYTES - 3));
  }

  @Test
  void neverCallsAFrameValidOfWhichOneBitIsWrong() {
    byte[] stream = Frames.concat(START, METADATA, START);

    for (int i = START.length; i < START.length + METADATA.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = stream.clone();
        flipped[i] ^= (byte) (1 << bit);
        HeardFrames heard = HeardFrames.of(flipped);
        assertThat(heard.valid()).as("bit %s of byte %s", bit, i).hasSize(1);
        assertThat(heard.broken()).as("bit %s of byte %s", bit, i).isTrue();
      }
    }
  }

  @Test
  void beginsNoFrameWhosePreludeHasOneWrongBit() {
    for (int bit = 0; bit < 96; bit++) {
      byte[] flipped = Frames.concat(START, METADATA);
      flipped[START.length + bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(HeardFrames.of(flipped).frames()).as("bit %s", bit).hasSize(1);
    }
  }

  @Test
  void countsNoFrameThatTheEndOfTheStreamCuts() {
    byte[] stream = Frames.concat(START, METADATA);

    for (int end = 0; end <= stream.length; end++) {
      HeardFrames heard = HeardFrames.of(Arrays.copyOf(stream, end));
      int whole = end == stream.length ? 2 : end >= START.length ? 1 : 0;
      assertThat(heard.valid()).as("cut at %s", end).hasSize(whole);
      assertThat(heard.broken())
          .as("cut at %s", end)
          .isEqualTo(end != 0 && end != START.length && end != stream.length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "15, 0, true",
    "16, 0, false",
    "16, 1, true",
    "0, 0, true",
    "4294967295, 0, true",
    "4294967295, 4294967295, true",
    "131088, 131072, false",
    "131089, 131073, true",
    "25165840, 0, false",
    "25165841, 0, true",
    "25296912, 131072, false"
  })
  void boundsTheLengths(long totalBytes, long headersBytes, boolean broken) {
    EventStreamFrames frames = new EventStreamFrames(new HeardFrames());

    frames.pass(ByteBuffer.wrap(Frames.prelude(totalBytes, headersBytes)));

    assertThat(frames.broken()).isEqualTo(broken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0", // no name
        "1 a 10", // no such type
        "1 a 7 0 0", // empty string
        "1 a 6 0 0", // empty bytes
        "1 a 7 128 0", // longer than 32,767 bytes
        "1 a 7 0 2 x", // longer than the headers
        "1 a 5 0 0 0", // likewise
        "1 a",
        "2 a",
        "13 :message-type 0", // not a string
        "13 :message-type 6 0 1 x",
        "11 :event-type 7 0 1 x 11 :event-type 7 0 1 x", // twice
      })
  void isBrokenByHeadersThatAreNone(String written) {
    byte[] headers = headers(written);
    byte[] good = headers("1 a 0");

    HeardFrames heard = HeardFrames.of(
        Frames.concat(Frames.raw(good, new byte[1]), Frames.raw(headers, new byte[1]), START));

    assertThat(heard.valid()).hasSize(1);
    assertThat(heard.frames()).hasSize(1);
    assertThat(heard.broken()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"127, 255, false", "128, 0, true", "255, 255, true"})
  void boundsTheLengthOfAValue(int high, int low, boolean broken) {
    byte[] headers = Frames.concat(headers("1 a 7 " + high + " " + low), new byte[high << 8 | low]);

    assertThat(HeardFrames.of(Frames.raw(headers, new byte[0])).broken()).isEqualTo(broken);
  }

  private static byte[] headers(String written) {
    byte[][] parts = Arrays.stream(written.split(" "))
        .map(part -> Character.isDigit(part.charAt(0))
            ? new byte[] {(byte) Integer.parseInt(part)}
            : part.getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
    return Frames.concat(parts);
  }
}
