package dev.lictor.schema.coding;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** Checks what stands around the compressed bytes of gzip members (RFC 1952, 2.3), byte by byte. Confined to one call. */
final class GzipFrame {

  private static final int TRAILER_BYTES = 8;

  private GzipHeader header = new GzipHeader();
  private final CRC32 crc = new CRC32();
  private long decodedBytes;
  private int trailerBytes;

  /** Takes a byte in front of compressed ones, and returns whether they come behind it. */
  boolean front(byte b) throws DataFormatException {
    return header.take(b);
  }

  void decoded(byte[] bytes, int length) {
    crc.update(bytes, 0, length);
    decodedBytes += length;
  }

  /** Takes a byte behind compressed ones, and returns whether the member is over with it. */
  boolean behind(byte b) throws DataFormatException {
    long expected = crc.getValue() | (decodedBytes << Integer.SIZE);
    if (b != (byte) (expected >>> (Byte.SIZE * trailerBytes))) {
      throw new DataFormatException("the trailer does not match what was decoded");
    }
    if (++trailerBytes < TRAILER_BYTES) {
      return false;
    }
    header = new GzipHeader();
    crc.reset();
    decodedBytes = 0;
    trailerBytes = 0;
    return true;
  }

  /** Returns whether no member has begun, or none behind the last. */
  boolean betweenMembers() {
    return header.untouched();
  }
}
