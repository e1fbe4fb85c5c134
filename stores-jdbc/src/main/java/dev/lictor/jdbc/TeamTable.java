package dev.lictor.jdbc;

import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Asks the database, on the thread that it is called on. Thread-safe. */
final class TeamTable {

  private final DataSource database;
  private final TeamQuery query;
  private final int timeoutSeconds;

  /**
   * Makes one.
   *
   * @param timeout how long a query may take; JDBC counts whole seconds
   */
  TeamTable(DataSource database, TeamQuery query, Duration timeout) {
    this.database = database;
    this.query = query;
    this.timeoutSeconds =
        (int) Math.max(1, Math.min(3600, timeout.plusMillis(999).toSeconds()));
  }

  /** What a team is found by. */
  record Key(String issuer, String tenant, String instance) {

    static Key of(Caller caller) {
      return new Key(caller.issuer(), caller.tenant(), caller.instance());
    }

    /** Returns it as failures show it. */
    String shown() {
      return issuer + '/' + tenant + '/' + instance;
    }
  }

  Answer find(Key key) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setMaxRows(2);
      statement.setString(1, key.issuer());
      statement.setString(2, key.tenant());
      statement.setString(3, key.instance());
      try (ResultSet rows = statement.executeQuery()) {
        return answer(rows);
      }
    } catch (BadRowException e) {
      return new Answer.Bad("the team of " + key.shown() + ": " + e.getMessage());
    } catch (SQLException | RuntimeException e) {
      return away(key, e);
    }
  }

  static Answer away(Key key, Throwable cause) {
    return new Answer.Away("the team of " + key.shown() + " could not be looked up", cause);
  }

  private Answer answer(ResultSet rows) throws SQLException, BadRowException {
    TeamColumns columns = TeamColumns.of(query.attributes(), rows.getMetaData());
    if (!rows.next()) {
      return new Answer.Nobody();
    }
    Team team = columns.team(rows);
    if (rows.next()) {
      throw new BadRowException("expected one row, found two or more");
    }
    return new Answer.Found(team);
  }
}
