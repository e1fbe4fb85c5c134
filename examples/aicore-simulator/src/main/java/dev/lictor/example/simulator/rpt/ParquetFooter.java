package dev.lictor.example.simulator.rpt;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the footer of a Parquet file tells: its columns and how many rows it has. Immutable.
 *
 * <pre>
 * "PAR1" | pages … | FileMetaData, Thrift compact | u32 its length | "PAR1"
 * FileMetaData: 2 = list of SchemaElement, the root first; 3 = i64 rows
 * SchemaElement: 4 = name; 5 = i32 children, absent in a column
 * </pre>
 *
 * @param columns the names of the columns
 * @param rows how many rows there are
 */
record ParquetFooter(List<String> columns, long rows) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  static Optional<ParquetFooter> of(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 12
        || !bytes.slice(0, 4).equals(ByteBuffer.wrap(MAGIC))
        || !bytes.slice(file.length - 4, 4).equals(ByteBuffer.wrap(MAGIC))) {
      return Optional.empty();
    }
    int length = bytes.getInt(file.length - 8);
    if (length < 1 || length > file.length - 12) {
      return Optional.empty();
    }
    try {
      return metadata(new CompactStruct(bytes.slice(file.length - 8 - length, length)));
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<ParquetFooter> metadata(CompactStruct metadata) {
    List<String> columns = new ArrayList<>();
    long rows = -1;
    while (metadata.nextField()) {
      if (metadata.id() == 2) {
        metadata.eachStruct(element -> column(element).ifPresent(columns::add));
      } else if (metadata.id() == 3) {
        rows = metadata.number();
      } else {
        metadata.skip();
      }
    }
    return rows < 0 || columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new ParquetFooter(columns, rows));
  }

  private static Optional<String> column(CompactStruct element) {
    String name = "";
    boolean leaf = true;
    while (element.nextField()) {
      if (element.id() == 4) {
        name = element.text();
      } else if (element.id() == 5) {
        leaf = element.number() == 0;
      } else {
        element.skip();
      }
    }
    return leaf ? Optional.of(name) : Optional.empty();
  }
}
