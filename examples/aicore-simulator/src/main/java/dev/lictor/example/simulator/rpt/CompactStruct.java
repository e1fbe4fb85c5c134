package dev.lictor.example.simulator.rpt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads one struct of Thrift's compact protocol field by field. Confined to one call.
 *
 * <p>What is cut short throws {@link java.nio.BufferUnderflowException}, what is malformed {@link IllegalArgumentException}.
 */
final class CompactStruct {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int STRUCT = 12;
  private static final int MAX_DEPTH = 16;

  private final ByteBuffer bytes;
  private final int depth;
  private int id;
  private int type;

  CompactStruct(ByteBuffer bytes) {
    this(bytes, 0);
  }

  private CompactStruct(ByteBuffer bytes, int depth) {
    this.bytes = bytes;
    this.depth = depth;
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deeply");
    }
  }

  /** Goes to the next field; false after the last. The field must then be read or skipped. */
  boolean nextField() {
    int head = bytes.get() & 0xff;
    type = head & 0x0f;
    int step = head >> 4;
    id = type == 0 ? 0 : step == 0 ? (int) zigzag() : id + step;
    return type != 0;
  }

  int id() {
    return id;
  }

  long number() {
    if (type <= BYTE || type > I64) {
      throw new IllegalArgumentException("a number was expected");
    }
    return zigzag();
  }

  String text() {
    if (type != BINARY) {
      throw new IllegalArgumentException("a text was expected");
    }
    byte[] text = new byte[length()];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Reads a list of structs, each of which must be read to its end. */
  void eachStruct(Consumer<CompactStruct> reader) {
    int head = type == LIST ? bytes.get() & 0xff : 0;
    if ((head & 0x0f) != STRUCT) {
      throw new IllegalArgumentException("a list of structs was expected");
    }
    int size = head >> 4 == 15 ? length() : head >> 4;
    for (int i = 0; i < size; i++) {
      reader.accept(new CompactStruct(bytes, depth + 1));
    }
  }

  void skip() {
    skip(type, false);
  }

  private void skip(int what, boolean inList) {
    switch (what) {
      case TRUE, FALSE -> {
        if (inList) {
          bytes.get();
        }
      }
      case BYTE -> bytes.get();
      case 4, 5, I64 -> varint();
      case DOUBLE -> bytes.getDouble();
      case BINARY -> {
        int length = length();
        bytes.position(bytes.position() + length);
      }
      case LIST, SET -> skipList();
      case STRUCT -> {
        CompactStruct struct = new CompactStruct(bytes, depth + 1);
        while (struct.nextField()) {
          struct.skip();
        }
      }
      default -> throw new IllegalArgumentException("a type that Parquet's footer has not");
    }
  }

  private void skipList() {
    int head = bytes.get() & 0xff;
    int size = head >> 4 == 15 ? length() : head >> 4;
    CompactStruct items = new CompactStruct(bytes, depth + 1);
    for (int i = 0; i < size; i++) {
      items.skip(head & 0x0f, true);
    }
  }

  /** Reads a length, which cannot be more than what is left: every item takes a byte at least. */
  private int length() {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("a length beyond the end");
    }
    return (int) length;
  }

  private long zigzag() {
    long raw = varint();
    return (raw >>> 1) ^ -(raw & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes.get();
      value |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number that does not end");
  }
}
