package dev.lictor.jdbc;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Team;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a result as a query names and types them. Immutable. */
final class TeamColumns {

  private static final Attributes.Attribute TEXT =
      new Attributes.Attribute(AttributeType.STRING, false);
  private static final Attributes.Attribute TEXTS =
      new Attributes.Attribute(AttributeType.STRING_SET, true);

  private final TypedColumn name;
  private final Optional<TypedColumn> models;
  private final List<TypedColumn> declared = new ArrayList<>();

  private TeamColumns(Attributes attributes, ResultSetMetaData columns)
      throws SQLException, BadRowException {
    this.name = required(TeamQuery.NAME, TEXT, columns);
    this.models = Optional.ofNullable(find(TeamQuery.MODELS, TEXTS, columns));
    for (Map.Entry<String, Attributes.Attribute> each : attributes.byName().entrySet()) {
      declared.add(required(each.getKey(), each.getValue(), columns));
    }
  }

  /**
   * Finds the columns of a result.
   *
   * @throws BadRowException if one is missing or there twice
   */
  static TeamColumns of(Attributes attributes, ResultSetMetaData columns)
      throws SQLException, BadRowException {
    return new TeamColumns(attributes, columns);
  }

  /** Reads the team in the current row. */
  @SuppressWarnings("unchecked") // what is typed as a set of strings is read as one
  Team team(ResultSet row) throws SQLException, BadRowException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (TypedColumn column : declared) {
      Optional<Object> value = column.read(row);
      if (value.isPresent()) {
        values.put(column.label(), value.get());
      }
    }
    Set<String> more =
        models.isPresent() ? (Set<String>) models.get().read(row).orElse(Set.of()) : Set.of();
    return new Team((String) name.read(row).orElseThrow(), more, values);
  }

  private static TypedColumn required(
      String label, Attributes.Attribute attribute, ResultSetMetaData columns)
      throws SQLException, BadRowException {
    TypedColumn found = find(label, attribute, columns);
    if (found == null) {
      throw new BadRowException("the query gives no column \"" + label + '"');
    }
    return found;
  }

  private static @Nullable TypedColumn find(
      String label, Attributes.Attribute attribute, ResultSetMetaData columns)
      throws SQLException, BadRowException {
    TypedColumn found = null;
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnLabel(i).equalsIgnoreCase(label)) {
        if (found != null) {
          throw new BadRowException("the query gives two columns \"" + label + '"');
        }
        found = new TypedColumn(label, i, columns.getColumnType(i), attribute);
      }
    }
    return found;
  }
}
