package dev.lictor.schema.coding;

import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Meters an answer that comes compressed: decodes a copy into a small buffer, and shows it to the meter. Knows {@code gzip} ({@code
 * x-gzip}, several members) and {@code deflate} (with zlib's frame, or without as some servers send it), and checks their sums.
 *
 * <p>Of an answer that is damaged or decodes beyond its bounds nothing is known but that it broke off. It decodes when a block of
 * coded bytes is full, so that the result does not depend on how they were cut. {@link #end} must be called: it frees memory outside
 * the heap. Confined to one call.
 */
public final class DecodedCopy implements Meter {

  private static final int CODED_BYTES = 2048;
  private static final int DECODED_BYTES = 8192;
  private static final Measured DAMAGED = new Measured(Optional.empty(), false, true);

  private enum State {
    FRONT,
    COMPRESSED,
    BEHIND,
    OVER,
    DAMAGED
  }

  private final Meter meter;
  private final Bounds bounds;
  private final @Nullable GzipFrame gzip;
  private final byte[] coded = new byte[CODED_BYTES];
  private final byte[] decoded = new byte[DECODED_BYTES];
  private @Nullable Inflater inflater;
  private State state;
  private int codedLength;
  private long codedBytes; // of the blocks that were decoded
  private long decodedBytes;

  private DecodedCopy(Meter meter, Bounds bounds, @Nullable GzipFrame gzip) {
    this.meter = meter;
    this.bounds = bounds;
    this.gzip = gzip;
    this.state = gzip == null ? State.COMPRESSED : State.FRONT;
  }

  /** Returns what {@link #of(String, Meter, Bounds)} does, with the usual bounds. */
  public static Optional<Meter> of(String contentEncoding, Meter meter) {
    return of(contentEncoding, meter, Bounds.USUAL);
  }

  /**
   * Returns a meter for an answer in a coding: the meter itself for {@code identity}, and empty for one that is not known.
   *
   * @param contentEncoding the header's value; a list of several codings is not known
   */
  public static Optional<Meter> of(String contentEncoding, Meter meter, Bounds bounds) {
    return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> Optional.of(meter);
      case "gzip", "x-gzip" -> Optional.of(new DecodedCopy(meter, bounds, new GzipFrame()));
      case "deflate" -> Optional.of(new DecodedCopy(meter, bounds, null));
      default -> Optional.empty();
    };
  }

  @Override
  public void pass(ByteBuffer bytes) {
    int at = bytes.position();
    while (at < bytes.limit() && state != State.DAMAGED) {
      int size = Math.min(bytes.limit() - at, CODED_BYTES - codedLength);
      bytes.get(at, coded, codedLength, size);
      at += size;
      codedLength += size;
      if (codedLength == CODED_BYTES) {
        decodeBlock();
      }
    }
  }

  @Override
  public Measured end() {
    decodeBlock();
    boolean empty = codedBytes == 0;
    if (inflater != null) {
      inflater.end();
    }
    Measured measured = meter.end();
    if (state == State.DAMAGED) {
      return DAMAGED;
    }
    boolean whole =
        gzip == null ? state == State.OVER || empty : state == State.FRONT && gzip.betweenMembers();
    return measured.brokenOffIf(!whole);
  }

  private void decodeBlock() {
    codedBytes += codedLength;
    try {
      decode(codedLength);
    } catch (DataFormatException e) {
      state = State.DAMAGED;
    }
    codedLength = 0;
  }

  private void decode(int length) throws DataFormatException {
    int i = 0;
    while (i < length) {
      switch (state) {
        case FRONT -> state = frame().front(coded[i++]) ? State.COMPRESSED : State.FRONT;
        case COMPRESSED -> i = inflate(i, length);
        case BEHIND -> state = frame().behind(coded[i++]) ? State.FRONT : State.BEHIND;
        case OVER -> throw new DataFormatException("something behind the compressed bytes");
        case DAMAGED -> {
          return;
        }
      }
    }
  }

  private int inflate(int from, int to) throws DataFormatException {
    Inflater its = inflater(from, to);
    its.setInput(coded, from, to - from);
    while (!its.finished()) {
      int size = its.inflate(decoded);
      decodedBytes += size;
      if (its.needsDictionary() || !bounds.allow(decodedBytes, codedBytes)) {
        throw new DataFormatException("out of bounds, or not decodable");
      }
      if (size > 0) {
        show(size);
      } else if (!its.finished()) {
        return to; // more input is needed
      }
    }
    int next = to - its.getRemaining();
    state = gzip == null ? State.OVER : State.BEHIND;
    its.reset();
    return next;
  }

  private void show(int size) {
    if (gzip != null) {
      gzip.decoded(decoded, size);
    }
    meter.pass(ByteBuffer.wrap(decoded, 0, size));
  }

  private Inflater inflater(int from, int to) {
    if (inflater == null) {
      inflater = new Inflater(/* nowrap= */ gzip != null || !hasZlibFrame(from, to));
    }
    return inflater;
  }

  /** Returns whether the bytes begin as RFC 1950, 2.2 says; what begins so by chance is taken for it, as browsers do. */
  private boolean hasZlibFrame(int from, int to) {
    if (to - from < 2) {
      return true;
    }
    int first = coded[from] & 0xFF;
    int second = coded[from + 1] & 0xFF;
    return (first & 0x0F) == 8 && first >>> 4 <= 7 && ((first << Byte.SIZE) | second) % 31 == 0;
  }

  private GzipFrame frame() {
    if (gzip == null) {
      throw new IllegalStateException("deflate has no frame of gzip's");
    }
    return gzip;
  }
}
