package dev.lictor.internal.engine;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes a body that came in gzip (RFC 1952): one member and nothing behind it, with its checksum and its length checked. What it
 * decodes is collected like any body, so it is bounded and taken from the engine's budget piece by piece, before the next is made.
 * Confined to one call.
 */
final class GzipBody {

  /** What became of the body. */
  enum Decoded {
    YES,
    DAMAGED,
    TOO_LARGE,
    NO_ROOM
  }

  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int PIECE_BYTES = 8192;

  private static final int HEADER_CHECKED = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;

  private final byte[] bytes;
  private final int origin;
  private final int limit;

  /**
   * @param body backed by an array; it is not changed
   */
  GzipBody(ByteBuffer body) {
    bytes = body.array();
    origin = body.arrayOffset() + body.position();
    limit = body.arrayOffset() + body.limit();
  }

  /** Decodes into a body that is empty; unless all went well, that one is let go of. */
  Decoded into(CollectedBody decoded) {
    int from = headerEnd();
    Decoded result = from < 0 ? Decoded.DAMAGED : inflate(from, decoded);
    if (result != Decoded.YES) {
      decoded.free();
    }
    return result;
  }

  private Decoded inflate(int from, CollectedBody decoded) {
    Inflater inflater = new Inflater(/* nowrap= */ true);
    try {
      inflater.setInput(bytes, from, limit - from);
      CRC32 checksum = new CRC32();
      byte[] piece = new byte[PIECE_BYTES];
      while (!inflater.finished()) {
        int size = inflater.inflate(piece);
        if (size == 0 && !inflater.finished()) {
          return Decoded.DAMAGED; // it ends too early, or asks for a dictionary
        }
        checksum.update(piece, 0, size);
        CollectedBody.Taken taken = decoded.add(ByteBuffer.wrap(piece, 0, size));
        if (taken != CollectedBody.Taken.YES) {
          return taken == CollectedBody.Taken.NO_ROOM ? Decoded.NO_ROOM : Decoded.TOO_LARGE;
        }
      }
      int trailer = limit - inflater.getRemaining();
      boolean whole = inflater.getRemaining() == TRAILER_BYTES
          && littleEndian(trailer, 4) == checksum.getValue()
          && littleEndian(trailer + 4, 4) == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
      return whole ? Decoded.YES : Decoded.DAMAGED;
    } catch (DataFormatException e) {
      return Decoded.DAMAGED;
    } finally {
      inflater.end();
    }
  }

  /** Returns the index behind the header, or -1 if there is none that is whole. */
  private int headerEnd() {
    if (limit - origin < HEADER_BYTES + TRAILER_BYTES
        || bytes[origin] != 0x1F
        || bytes[origin + 1] != (byte) 0x8B
        || bytes[origin + 2] != 8) {
      return -1;
    }
    int flags = bytes[origin + 3];
    int at = (flags & RESERVED) != 0 ? -1 : origin + HEADER_BYTES;
    if (at >= 0 && (flags & EXTRA) != 0) {
      at = limit - at < 2 ? -1 : within(at + 2 + (int) littleEndian(at, 2));
    }
    if (at >= 0 && (flags & NAME) != 0) {
      at = behindZero(at);
    }
    if (at >= 0 && (flags & COMMENT) != 0) {
      at = behindZero(at);
    }
    return at >= 0 && (flags & HEADER_CHECKED) != 0 ? behindChecksum(at) : at;
  }

  private int behindChecksum(int at) {
    if (limit - at < 2) {
      return -1;
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, origin, at - origin);
    return littleEndian(at, 2) == (checksum.getValue() & 0xFFFF) ? at + 2 : -1;
  }

  private int behindZero(int from) {
    int at = from;
    while (at < limit && bytes[at] != 0) {
      at++;
    }
    return at < limit ? at + 1 : -1;
  }

  private int within(int at) {
    return at <= limit ? at : -1;
  }

  private long littleEndian(int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
