package dev.lictor.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.internal.engine.GzipBody.Decoded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class GzipBodyProperties {

  private static final int MOST = 1 << 16;

  private final ByteBudget budget = new ByteBudget(MOST);

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] plain(long seed, int maxBytes) {
    Random random = new Random(seed);
    byte[] plain = new byte[random.nextInt(maxBytes)];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) random.nextInt(1 + random.nextInt(256));
    }
    return plain;
  }

  private CollectedBody body(int maxBytes) {
    return new CollectedBody(budget, maxBytes, -1);
  }

  private static Decoded decode(byte[] bytes, CollectedBody into) {
    ByteBuffer padded = ByteBuffer.allocate(bytes.length + 9);
    padded.position(5).put(bytes).flip().position(5);
    return new GzipBody(padded).into(into);
  }

  private void assertThatNothingIsTaken() {
    assertThat(budget.take(MOST)).isTrue();
    budget.give(MOST);
  }

  @Property(tries = 300)
  void decodesWhatWasEncoded(@ForAll long seed) {
    byte[] plain = plain(seed, 40_000);
    CollectedBody body = body(MOST);

    Decoded decoded = decode(zipped(plain), body);

    assertThat(decoded).isEqualTo(Decoded.YES);
    assertThat(body.bytes()).isEqualTo(ByteBuffer.wrap(plain));
    body.free();
    assertThatNothingIsTaken();
  }

  @Property(tries = 2000)
  void whateverItDecodesTheUsualDecoderDecodesToo(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = zipped(plain(seed, 300));
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(3) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
    }
    CollectedBody body = body(MOST);

    Decoded decoded = decode(bytes, body);

    if (decoded == Decoded.YES) {
      byte[] usual = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      assertThat(body.bytes()).isEqualTo(ByteBuffer.wrap(usual));
      body.free();
    }
    assertThatNothingIsTaken();
  }

  @Property(tries = 300)
  void refusesEveryBeginningOfABodyAndEveryTail(@ForAll long seed) {
    byte[] bytes = zipped(plain(seed, 200));
    int cut = new Random(seed).nextInt(bytes.length);

    assertThat(decode(Arrays.copyOf(bytes, cut), body(MOST))).isEqualTo(Decoded.DAMAGED);
    assertThat(decode(Arrays.copyOf(bytes, bytes.length + 1 + cut), body(MOST)))
        .isEqualTo(Decoded.DAMAGED);
    assertThatNothingIsTaken();
  }

  @Example
  void readsAHeaderWithAllThatMayStandInIt() {
    byte[] plain = {1, 2, 3};
    byte[] simple = zipped(plain);
    byte[] front = {0x1F, (byte) 0x8B, 8, 0x1F, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 'n', 0, 'c', 0};
    CRC32 checksum = new CRC32();
    checksum.update(front);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(front);
    bytes.write((int) checksum.getValue());
    bytes.write((int) (checksum.getValue() >> 8));
    bytes.write(simple, 10, simple.length - 10);
    CollectedBody body = body(MOST);

    assertThat(decode(bytes.toByteArray(), body)).isEqualTo(Decoded.YES);
    assertThat(body.bytes()).isEqualTo(ByteBuffer.wrap(plain));
    byte[] wrong = bytes.toByteArray();
    wrong[front.length]++;
    assertThat(decode(wrong, body(MOST))).isEqualTo(Decoded.DAMAGED);
    wrong = simple.clone();
    wrong[3] = (byte) 0x80;
    assertThat(decode(wrong, body(MOST))).isEqualTo(Decoded.DAMAGED);
  }

  @Example
  void stopsAtTheBoundOfTheBodyAndOfAllBodies() {
    byte[] bomb = zipped(new byte[10 * MOST]);

    assertThat(decode(bomb, body(1000))).isEqualTo(Decoded.TOO_LARGE);
    assertThat(decode(bomb, body(2 * MOST))).isEqualTo(Decoded.NO_ROOM);
    assertThatNothingIsTaken();
  }
}
