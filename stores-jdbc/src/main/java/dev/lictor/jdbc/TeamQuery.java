package dev.lictor.jdbc;

import dev.lictor.attribute.Attributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The question that finds the team of a caller. Immutable.
 *
 * <p>The statement has three parameters, which are set in this order to the issuer, the tenant and the service instance of the caller,
 * and gives no row or one. A column named {@code name} holds the team's name; one named {@code models}, if there is one, the models
 * that the team may use besides those of everybody; and each declared attribute has a column of its name, in letters of either case.
 * Other columns mean nothing.
 *
 * <table>
 * <caption>What a column of an attribute may hold</caption>
 * <tr><th>type</th><th>SQL type</th></tr>
 * <tr><td>{@code string}</td><td>a character type</td></tr>
 * <tr><td>{@code int}</td><td>a whole number, or a decimal one without a fraction that fits 64 bits</td></tr>
 * <tr><td>{@code bool}</td><td>BOOLEAN or BIT</td></tr>
 * <tr><td>{@code set<string>}</td><td>an ARRAY of a character type, or a text with commas between the values</td></tr>
 * </table>
 *
 * @param sql the statement
 * @param attributes what the columns are; one that may be NULL is declared optional
 */
public record TeamQuery(String sql, Attributes attributes) {

  static final String NAME = "name";
  static final String MODELS = "models";

  /** Checks that every attribute has a name of its own. */
  public TeamQuery {
    Objects.requireNonNull(sql, "sql");
    Set<String> taken = new TreeSet<>(Set.of(NAME, MODELS));
    for (String attribute : attributes.byName().keySet()) {
      if (!taken.add(attribute.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("attribute \"" + attribute
            + "\": another column has that name already, but for its case");
      }
    }
  }
}
