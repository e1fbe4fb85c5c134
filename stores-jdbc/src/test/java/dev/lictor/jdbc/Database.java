package dev.lictor.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that the directory is tested on, with an empty table of teams. */
enum Database {
  H2 {
    @Override
    DataSource source() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      return source;
    }
  },
  POSTGRES {
    @Override
    DataSource source() {
      return Server.RUNNING.getPostgresDatabase();
    }
  };

  static final String QUERY =
      "SELECT * FROM teams WHERE issuer = ? AND tenant = ? AND instance = ?";

  abstract DataSource source();

  /** Returns a source whose table of teams is empty. */
  DataSource open() throws SQLException {
    DataSource source = source();
    run(source, "DROP TABLE IF EXISTS teams", """
        CREATE TABLE teams (issuer VARCHAR(99), tenant VARCHAR(99), instance VARCHAR(99), name VARCHAR(99),
          models VARCHAR(99) ARRAY, monthlyTokens BIGINT, regions VARCHAR(99), pilot BOOLEAN, costCenter VARCHAR(99))
        """);
    return source;
  }

  static void run(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Adds a team of the issuer {@code uaa} and the tenant {@code t}. */
  static void add(DataSource source, String name, String instance) throws SQLException {
    run(
        source,
        "INSERT INTO teams (issuer, tenant, instance, name) VALUES ('uaa', 't', '" + instance
            + "', '" + name + "')");
  }

  /** One server for all tests; it ends with the process. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
