package dev.lictor.jdbc;

import dev.lictor.attribute.Attributes;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One column that is read as a type. Immutable.
 *
 * @param label its label, as the attribute is named
 * @param index where it is, from 1
 * @param sqlType its type, one of {@link Types}
 * @param attribute what it is read as
 */
record TypedColumn(String label, int index, int sqlType, Attributes.Attribute attribute) {

  /** Returns the value in the current row, or empty if it is NULL and may be. */
  Optional<Object> read(ResultSet row) throws SQLException, BadRowException {
    Object value =
        switch (attribute.type()) {
          case STRING -> isText() ? row.getString(index) : mistyped();
          case INT -> whole(row);
          case BOOL ->
            sqlType == Types.BOOLEAN || sqlType == Types.BIT ? row.getBoolean(index) : mistyped();
          case STRING_SET -> texts(row);
        };
    if (!row.wasNull()) {
      return Optional.ofNullable(value);
    }
    if (!attribute.optional()) {
      throw new BadRowException("column \"" + label
          + "\": expected a value, found NULL; what may be NULL is declared optional");
    }
    return Optional.empty();
  }

  private Object whole(ResultSet row) throws SQLException, BadRowException {
    return switch (sqlType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(index);
      case Types.DECIMAL, Types.NUMERIC -> {
        BigDecimal number = row.getBigDecimal(index);
        yield number == null ? 0L : whole(number);
      }
      default -> mistyped();
    };
  }

  private Long whole(BigDecimal number) throws BadRowException {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new BadRowException("column \"" + label
          + "\": expected a whole number of 64 bits, found one with a fraction or a larger one");
    }
  }

  private Object texts(ResultSet row) throws SQLException, BadRowException {
    if (isText()) {
      String text = row.getString(index);
      return text == null ? Set.of() : parted(text);
    }
    if (sqlType != Types.ARRAY) {
      return mistyped();
    }
    Array array = row.getArray(index);
    if (array == null) {
      return Set.of();
    }
    try {
      return texts(array.getArray());
    } finally {
      array.free();
    }
  }

  private Set<String> texts(Object array) throws BadRowException {
    Set<String> texts = new LinkedHashSet<>();
    for (Object item : array instanceof Object[] items ? items : new Object[] {array}) {
      if (!(item instanceof String text)) {
        throw new BadRowException("column \"" + label + "\": expected texts in the array, found "
            + (item == null ? "NULL" : item.getClass().getSimpleName()));
      }
      texts.add(text);
    }
    return texts;
  }

  private Set<String> parted(String text) throws BadRowException {
    if (text.isBlank()) {
      return Set.of();
    }
    List<String> values = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (values.contains("")) {
      throw new BadRowException(
          "column \"" + label + "\": expected a value between any two commas, found none");
    }
    return new LinkedHashSet<>(values);
  }

  private boolean isText() {
    return switch (sqlType) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR -> true;
      default -> false;
    };
  }

  private Object mistyped() throws BadRowException {
    throw new BadRowException("column \"" + label + "\": expected a type that holds "
        + attribute.type().word() + ", found " + sqlName());
  }

  private String sqlName() {
    return Arrays.stream(JDBCType.values())
        .filter(known -> known.getVendorTypeNumber() == sqlType)
        .map(JDBCType::getName)
        .findFirst()
        .orElse("type " + sqlType);
  }
}
