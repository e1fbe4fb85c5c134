package dev.lictor.schema.coding;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** Reads what stands in front of a gzip member (RFC 1952, 2.3), byte by byte, and checks it. Confined to one call. */
final class GzipHeader {

  private static final int RESERVED_FLAGS = 0xE0;
  private static final int FIXED_BYTES = 10;

  /** The parts in their order; those with a flag are there if it is set. */
  private enum Part {
    FIXED(0),
    EXTRA_LENGTH(4),
    EXTRA(4),
    NAME(8),
    COMMENT(16),
    CHECK(2),
    OVER(0);

    private final int flag;

    Part(int flag) {
      this.flag = flag;
    }
  }

  private final CRC32 crc = new CRC32();
  private final Iterator<Part> parts = EnumSet.allOf(Part.class).iterator();
  private Part part = parts.next();
  private int taken; // bytes of this part
  private int flags;
  private int extraBytes;

  /** Returns whether no byte was taken. */
  boolean untouched() {
    return part == Part.FIXED && taken == 0;
  }

  /**
   * Takes the next byte.
   *
   * @return whether the header is over with it
   * @throws DataFormatException if this is no gzip header
   */
  boolean take(byte b) throws DataFormatException {
    int value = b & 0xFF;
    if (part == Part.CHECK) {
      require(value == (int) ((crc.getValue() >>> (Byte.SIZE * taken)) & 0xFF));
    } else {
      crc.update(value);
    }
    taken++;
    if (isOver(value)) {
      next();
    }
    return part == Part.OVER;
  }

  private boolean isOver(int value) throws DataFormatException {
    return switch (part) {
      case FIXED -> {
        fixed(value);
        yield taken == FIXED_BYTES;
      }
      case EXTRA_LENGTH -> {
        extraBytes |= value << (Byte.SIZE * (taken - 1));
        yield taken == 2;
      }
      case EXTRA -> taken == extraBytes;
      case NAME, COMMENT -> value == 0;
      case CHECK -> taken == 2;
      case OVER -> true;
    };
  }

  private void fixed(int value) throws DataFormatException {
    switch (taken) {
      case 1 -> require(value == 0x1F);
      case 2 -> require(value == 0x8B);
      case 3 -> require(value == 8);
      case 4 -> {
        require((value & RESERVED_FLAGS) == 0);
        flags = value;
      }
      default -> {} // time, hints, operating system
    }
  }

  private void next() {
    do {
      part = parts.next();
    } while (part != Part.OVER
        && ((flags & part.flag) == 0 || (part == Part.EXTRA && extraBytes == 0)));
    taken = 0;
  }

  private static void require(boolean sound) throws DataFormatException {
    if (!sound) {
      throw new DataFormatException("not a gzip header");
    }
  }
}
