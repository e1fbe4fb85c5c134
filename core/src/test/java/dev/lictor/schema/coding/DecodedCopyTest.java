package dev.lictor.schema.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedCopyTest {

  private static final Measured FOUND =
      new Measured(Optional.of(Usage.of(3, 4, Certainty.EXACT)), true, false);
  private static final Measured DAMAGED = new Measured(Optional.empty(), false, true);
  private static final Measured BROKE_OFF = new Measured(FOUND.usage(), true, true);
  private static final byte[] TEXT = "{\"usage\":{\"prompt_tokens\":3}, \"text\":\"grüße grüße\"}"
      .getBytes(StandardCharsets.UTF_8);

  /** Keeps what it is shown. */
  private static final class Shown implements Meter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int ends;

    @Override
    public void pass(ByteBuffer shown) {
      byte[] copy = new byte[shown.remaining()];
      shown.duplicate().get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public Measured end() {
      ends++;
      return FOUND;
    }
  }

  private final Shown shown = new Shown();

  private Measured decode(String coding, byte[] coded, Bounds bounds, int... cuts) {
    Meter copy = DecodedCopy.of(coding, shown, bounds).orElseThrow();
    int from = 0;
    for (int cut : cuts) {
      copy.pass(ByteBuffer.wrap(coded, from, cut - from));
      from = cut;
    }
    ByteBuffer rest = ByteBuffer.allocateDirect(coded.length - from);
    copy.pass(rest.put(coded, from, coded.length - from).flip());
    return copy.end();
  }

  private Measured decode(String coding, byte[] coded, int... cuts) {
    return decode(coding, coded, Bounds.USUAL, cuts);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coded.toByteArray();
  }

  /** A member with every optional part of a header. */
  private static byte[] gzipWithLongHeader(byte[] plain, int extraBytes) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
    header.write(extraBytes & 0xFF);
    header.write(extraBytes >> 8);
    header.writeBytes(new byte[extraBytes]);
    header.writeBytes("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    header.write((int) crc.getValue() & 0xFF);
    header.write((int) (crc.getValue() >>> 8) & 0xFF);
    byte[] usual = gzip(plain);
    header.write(usual, 10, usual.length - 10);
    return header.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean nowrap) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, nowrap);
    deflater.setInput(plain);
    deflater.finish();
    byte[] coded = new byte[plain.length + 100];
    int length = deflater.deflate(coded);
    deflater.end();
    return Arrays.copyOf(coded, length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private void showsTheTextAtEveryCut(String coding, byte[] coded, byte[] text) {
    for (int cut = 0; cut <= coded.length; cut++) {
      shown.bytes.reset();

      assertThat(decode(coding, coded, cut)).as("cut at %s", cut).isEqualTo(FOUND);
      assertThat(shown.bytes.toByteArray()).as("cut at %s", cut).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", " GZip"})
  void showsTheMeterWhatWasCompressedWithGzip(String coding) {
    showsTheTextAtEveryCut(coding, gzip(TEXT), TEXT);
  }

  @Test
  void readsSeveralMembersAndEveryPartOfTheirHeaders() {
    byte[] coded = joined(
        gzip(TEXT), gzipWithLongHeader(TEXT, 300), gzip(new byte[0]), gzipWithLongHeader(TEXT, 0));

    showsTheTextAtEveryCut("gzip", coded, joined(TEXT, TEXT, TEXT));
  }

  @Test
  void readsDeflateWithAndWithoutItsFrame() {
    showsTheTextAtEveryCut("deflate", deflate(TEXT, false), TEXT);
    showsTheTextAtEveryCut("Deflate", deflate(TEXT, true), TEXT);
  }

  @Test
  void knowsNothingOfAGzipMemberInWhichAnyByteThatCountsWasChanged() {
    byte[] sound = gzipWithLongHeader(TEXT, 2);

    for (int at = 0; at < sound.length; at++) {
      byte[] changed = sound.clone();
      changed[at] ^= 0x55;

      Measured measured = decode("gzip", changed);

      assertThat(measured.brokeOff()).as("byte %s", at).isTrue();
    }
  }

  @Test
  void knowsNothingOfWhatWasChangedOrHasMoreBehindIt() {
    byte[] wrapped = deflate(TEXT, false);
    wrapped[wrapped.length - 1] ^= 1;

    assertThat(decode("deflate", wrapped)).isEqualTo(DAMAGED);
    assertThat(decode("deflate", joined(deflate(TEXT, true), new byte[1]))).isEqualTo(DAMAGED);
    assertThat(decode("gzip", joined(gzip(TEXT), new byte[1]))).isEqualTo(DAMAGED);
    assertThat(decode("gzip", TEXT)).isEqualTo(DAMAGED);
  }

  @Test
  void saysThatACodedAnswerBrokeOffWhereverItWasCutShort() {
    for (String coding : new String[] {"gzip", "deflate"}) {
      byte[] whole = coding.equals("gzip") ? gzip(TEXT) : deflate(TEXT, false);
      for (int length = 1; length < whole.length; length++) {
        assertThat(decode(coding, Arrays.copyOf(whole, length)))
            .as("%s, %s bytes", coding, length)
            .isEqualTo(BROKE_OFF);
      }
    }
  }

  @Test
  void takesAnAnswerWithoutBytesForWhole() {
    assertThat(decode("gzip", new byte[0])).isEqualTo(FOUND);
    assertThat(decode("deflate", new byte[0])).isEqualTo(FOUND);
  }

  @Test
  void stopsAtTheBoundOnDecodedBytes() {
    byte[] plain = new byte[100_000];
    new Random(1).nextBytes(plain);
    byte[] coded = gzip(plain);

    assertThat(decode("gzip", coded, new Bounds(100_000, 1000))).isEqualTo(FOUND);
    shown.bytes.reset();
    assertThat(decode("gzip", coded, new Bounds(99_999, 1000))).isEqualTo(DAMAGED);

    assertThat(shown.bytes.size()).isLessThan(100_000);
  }

  @Test
  void stopsAtABomb() {
    byte[] bomb = gzip(new byte[20 << 20]);

    assertThat(decode("gzip", bomb, new Bounds(1L << 40, 100))).isEqualTo(DAMAGED);

    assertThat(shown.bytes.size()).isLessThan(3 << 20);
    assertThat(shown.ends).isEqualTo(1);
  }

  @Test
  void letsTheFirstMiBDecodeAtAnyRatio() {
    assertThat(decode("gzip", gzip(new byte[1 << 20]), new Bounds(1L << 40, 1))).isEqualTo(FOUND);
  }

  @Test
  void isTheMeterItselfForIdentityAndNothingForWhatItDoesNotKnow() {
    assertThat(DecodedCopy.of("Identity", shown)).containsSame(shown);
    for (String unknown : new String[] {"br", "zstd", "gzip, gzip", "gzip,br", "compress", "x"}) {
      assertThat(DecodedCopy.of(unknown, shown)).isEmpty();
    }
  }

  @Test
  void wantsBoundsOfAtLeastOne() {
    assertThatThrownBy(() -> new Bounds(0, 1)).hasMessageContaining("found 0 bytes");
    assertThatThrownBy(() -> new Bounds(1, 0)).hasMessageContaining("ratio of 0");
  }

  @Property(tries = 500)
  void givesTheSameHoweverTheBytesAreCutAndWhateverTheyAre(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] plain = new byte[random.nextInt(20_000)];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) random.nextInt(4);
    }
    boolean isGzip = random.nextBoolean();
    String coding = isGzip ? "gzip" : "deflate";
    byte[] coded = isGzip ? gzip(plain) : deflate(plain, random.nextBoolean());
    for (int i = random.nextInt(3); i > 0; i--) {
      coded[random.nextInt(coded.length)] ^= (byte) random.nextInt(256);
    }
    int[] cuts = random.ints(6, 0, coded.length + 1).sorted().toArray();

    shown.bytes.reset();
    Measured whole = decode(coding, coded);
    byte[] shownWhole = shown.bytes.toByteArray();
    shown.bytes.reset();
    Measured cut = decode(coding, coded, cuts);

    assertThat(cut).isEqualTo(whole);
    assertThat(Arrays.equals(shown.bytes.toByteArray(), shownWhole)).isTrue();
  }

  @Property(tries = 1000)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
    assertThat(decode("gzip", bytes)).isNotNull();
    assertThat(decode("deflate", bytes)).isNotNull();
    assertThat(decode("gzip", joined(new byte[] {0x1F, (byte) 0x8B, 8}, bytes))).isNotNull();
  }
}
