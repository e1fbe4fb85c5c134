package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

class EventStreamFramesPropertyTest {

  private static final List<String> STRINGS =
      List.of(":message-type", ":event-type", ":exception-type", ":content-type");

  /** Messages with headers of any type but byte and short: the encoder (1.0.1) forgets to write their values. */
  @Provide
  Arbitrary<Message> messages() {
    Arbitrary<HeaderValue> values = Arbitraries.oneOf(
        Arbitraries.of(true, false).map(HeaderValue::fromBoolean),
        Arbitraries.integers().map(HeaderValue::fromInteger),
        Arbitraries.longs().map(HeaderValue::fromLong),
        bytes(1, 300).map(HeaderValue::fromByteArray),
        Arbitraries.strings().ofMinLength(1).ofMaxLength(20).map(HeaderValue::fromString),
        Arbitraries.longs()
            .between(0, 1L << 45)
            .map(millis -> HeaderValue.fromTimestamp(Instant.ofEpochMilli(millis))),
        Arbitraries.longs().map(bits -> HeaderValue.fromUuid(new UUID(bits, ~bits))));
    Arbitrary<Map<String, HeaderValue>> others = Arbitraries.maps(
            Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20), values)
        .ofMaxSize(6);
    Arbitrary<Map<String, HeaderValue>> known = Arbitraries.maps(
            Arbitraries.of(STRINGS),
            Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(HeaderWalk.MAX_VALUE_BYTES)
                .map(HeaderValue::fromString))
        .ofMaxSize(4);
    return Combinators.combine(others, known, bytes(0, 400)).as((some, meant, payload) -> {
      Map<String, HeaderValue> headers = new HashMap<>(some);
      headers.putAll(meant);
      return new Message(headers, payload);
    });
  }

  private static Arbitrary<byte[]> bytes(int least, int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most);
  }

  @Provide
  Arbitrary<List<Message>> streams() {
    return messages().list().ofMaxSize(4);
  }

  @Property(tries = 500)
  void hearsWhatTheEncoderOfAwsWroteHoweverItIsCut(
      @ForAll("streams") List<Message> messages, @ForAll long seed) {
    byte[] stream = Frames.concat(messages.stream()
        .map(message -> Frames.encode(message.getHeaders(), message.getPayload()))
        .toArray(byte[][]::new));

    HeardFrames heard = HeardFrames.of(stream, Cuts.random(stream, seed));

    assertThat(heard.frames())
        .isEqualTo(messages.stream().map(EventStreamFramesPropertyTest::frame).toList());
    assertThat(heard.broken()).isFalse();
  }

  private static HeardFrames.Frame frame(Message message) {
    Map<String, HeaderValue> headers = message.getHeaders();
    List<String> values = STRINGS.stream()
        .map(name -> headers.containsKey(name) ? headers.get(name).getString() : "")
        .toList();
    return new HeardFrames.Frame(
        new FrameHeaders(values.get(0), values.get(1), values.get(2), values.get(3)),
        new String(message.getPayload(), StandardCharsets.ISO_8859_1),
        true);
  }

  @Provide
  Arbitrary<byte[]> headerBytes() {
    Arbitrary<byte[]> good = Arbitraries.of(
        new byte[] {1, 'a', 0},
        new byte[] {1, 'b', 1},
        new byte[] {2, 'a', 'b', 2, 9},
        new byte[] {1, 'c', 3, 9, 9},
        new byte[] {1, 'd', 4, 9, 9, 9, 9},
        new byte[] {1, 'e', 5, 9, 9, 9, 9, 9, 9, 9, 9},
        new byte[] {1, 'f', 6, 0, 1, 9},
        new byte[] {1, 'g', 7, 0, 2, 'x', 'y'},
        new byte[] {1, 'h', 8, 0, 0, 0, 0, 0, 0, 0, 9},
        new byte[] {1, 'i', 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9});
    Arbitrary<byte[]> any = Arbitraries.bytes()
        .between((byte) -2, (byte) 12)
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(4);
    return Arbitraries.frequencyOf(Tuple.of(6, good), Tuple.of(1, any))
        .list()
        .ofMaxSize(6)
        .map(parts -> Frames.concat(parts.toArray(byte[][]::new)));
  }

  @Property(tries = 5000)
  void takesTheHeadersThatTheDecoderOfAwsTakesAndNoOthers(
      @ForAll("headerBytes") byte[] headers, @ForAll long seed) {
    byte[] frame = Frames.raw(headers, new byte[] {7});
    boolean taken = takes(frame);

    HeardFrames heard = HeardFrames.of(frame, Cuts.random(frame, seed));

    assertThat(heard.valid()).hasSize(taken ? 1 : 0);
    assertThat(heard.broken()).isEqualTo(!taken);
  }

  private static boolean takes(byte[] frame) {
    try {
      Message.decode(ByteBuffer.wrap(frame));
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  @Property(tries = 2000)
  void throwsOnNoBytesAndHearsTheSameHoweverTheyAreCut(
      @ForAll("streams") List<Message> messages, @ForAll byte[] noise, @ForAll long seed) {
    byte[] stream = Frames.concat(messages.stream()
        .map(message -> Frames.encode(message.getHeaders(), message.getPayload()))
        .toArray(byte[][]::new));
    byte[] bytes = Frames.concat(stream, noise, stream);
    for (int i = 0; i < bytes.length; i += 97) {
      bytes[i] ^= (byte) (seed >>> (i & 31));
    }

    HeardFrames cut = HeardFrames.of(bytes, Cuts.random(bytes, seed));

    assertThat(cut.frames()).isEqualTo(HeardFrames.of(bytes).frames());
    assertThat(cut.broken()).isEqualTo(HeardFrames.of(bytes).broken());
  }
}
