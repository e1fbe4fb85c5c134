package dev.lictor.schema.bedrock;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Finds the frames of a binary event stream ({@code application/vnd.amazon.eventstream}) in bytes that come in any pieces. It
 * keeps a few numbers and the values of four headers, however long a frame is; no bytes make it throw; and its listener hears the
 * same however the bytes are cut, but for the cuts within a payload. Confined to one call.
 *
 * <pre>
 *   totalBytes u32 | headersBytes u32 | CRC32 of these 8 bytes | headers | payload | CRC32 of all before
 * </pre>
 *
 * <p>Source: the Amazon Event Stream Specification (smithy.io, 2.0), its bounds on headers (128 KiB) and payload (24 MiB) included.
 * A wrong checksum, length or header breaks the stream for good: where the next frame begins is not known any more.
 */
final class EventStreamFrames {

  /** How long the headers of a frame may be together. */
  static final int MAX_HEADERS_BYTES = 128 << 10;

  /** How long the payload of a frame may be. */
  static final int MAX_PAYLOAD_BYTES = 24 << 20;

  private static final int PRELUDE_BYTES = 12;
  private static final int CHECKSUM_BYTES = 4;
  private static final int PIECE_BYTES = 8192;

  private enum Part {
    PRELUDE,
    HEADERS,
    PAYLOAD,
    CHECKSUM,
    BROKEN
  }

  private final FrameListener listener;
  private final HeaderWalk headers = new HeaderWalk();
  private final CRC32 checksum = new CRC32();
  private final ByteBuffer numbers = ByteBuffer.allocate(PRELUDE_BYTES);
  private Part part = Part.PRELUDE;
  private int left = PRELUDE_BYTES; // bytes of the part that are still to come
  private int payloadBytes;

  EventStreamFrames(FrameListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Looks at the next bytes; neither they nor the position are changed. */
  void pass(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.position();
      pass(bytes.array(), from, from + bytes.remaining());
      return;
    }
    byte[] piece = new byte[Math.min(PIECE_BYTES, bytes.remaining())];
    for (int i = bytes.position(); i < bytes.limit(); i += piece.length) {
      int size = Math.min(piece.length, bytes.limit() - i);
      bytes.get(i, piece, 0, size);
      pass(piece, 0, size);
    }
  }

  private void pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && part != Part.BROKEN) {
      int end = i + Math.min(left, to - i);
      left -= end - i;
      part(bytes, i, end);
      i = end;
      while (left == 0 && part != Part.BROKEN) {
        partEnds();
      }
    }
  }

  private void part(byte[] bytes, int from, int to) {
    switch (part) {
      case PRELUDE, CHECKSUM -> numbers.put(bytes, from, to - from);
      case HEADERS -> {
        checksum.update(bytes, from, to - from);
        headers.pass(bytes, from, to);
        if (headers.broken()) {
          part = Part.BROKEN;
        }
      }
      case PAYLOAD -> {
        checksum.update(bytes, from, to - from);
        listener.payload(bytes, from, to);
      }
      case BROKEN -> {}
    }
  }

  private void partEnds() {
    switch (part) {
      case PRELUDE -> preludeEnds();
      case HEADERS -> {
        if (headers.whole()) {
          listener.frameBegins(headers.headers());
          begin(Part.PAYLOAD, payloadBytes);
        } else {
          part = Part.BROKEN;
        }
      }
      case PAYLOAD -> begin(Part.CHECKSUM, CHECKSUM_BYTES);
      case CHECKSUM -> {
        boolean valid = numbers.getInt(0) == (int) checksum.getValue();
        begin(valid ? Part.PRELUDE : Part.BROKEN, PRELUDE_BYTES);
        listener.frameEnds(valid);
      }
      case BROKEN -> {}
    }
  }

  private void preludeEnds() {
    long total = Integer.toUnsignedLong(numbers.getInt(0));
    long headersBytes = Integer.toUnsignedLong(numbers.getInt(4));
    long payload = total - headersBytes - PRELUDE_BYTES - CHECKSUM_BYTES;
    checksum.reset();
    checksum.update(numbers.array(), 0, 8);
    boolean valid = numbers.getInt(8) == (int) checksum.getValue();
    if (!valid || headersBytes > MAX_HEADERS_BYTES || payload < 0 || payload > MAX_PAYLOAD_BYTES) {
      part = Part.BROKEN;
      return;
    }
    checksum.update(numbers.array(), 8, 4);
    payloadBytes = (int) payload;
    headers.restart();
    begin(Part.HEADERS, (int) headersBytes);
  }

  private void begin(Part next, int bytes) {
    part = next;
    left = bytes;
    numbers.clear();
  }

  /** Says that no bytes come after: a frame that is open ends, not valid. */
  void end() {
    boolean begun = part == Part.PAYLOAD || part == Part.CHECKSUM;
    if (part != Part.PRELUDE || left < PRELUDE_BYTES) {
      part = Part.BROKEN;
    }
    if (begun) {
      listener.frameEnds(false);
    }
  }

  /** Returns whether something was wrong with the stream; of what comes then, nothing is heard. */
  boolean broken() {
    return part == Part.BROKEN;
  }
}
