package dev.lictor.jdbc;

import static dev.lictor.jdbc.Callers.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.attribute.Attributes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What goes wrong with a real server. */
@Timeout(120)
class PostgresFaultTest {

  private static final TeamQuery QUERY = new TeamQuery(Database.QUERY, Attributes.NONE);

  @Test
  void failsIfNobodyListens() throws Exception {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere.setServerNames(new String[] {"127.0.0.1"});
      nowhere.setPortNumbers(new int[] {taken.getLocalPort()});
    }
    try (JdbcTeamDirectory teams = JdbcTeamDirectory.builder(nowhere, QUERY).build()) {
      assertThat(named(teams, "i-1")).contains("could not be looked up", "refused");
    }
  }

  @Test
  void cancelsAQueryThatTakesTooLongAndHasItsThreadBack() throws Exception {
    DataSource source = Database.POSTGRES.open();
    Database.add(source, "alpha", "i-1");
    try (JdbcTeamDirectory teams = JdbcTeamDirectory.builder(source, QUERY)
            .threads(1)
            .timeout(Duration.ofSeconds(1))
            .build();
        Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE teams IN ACCESS EXCLUSIVE MODE");
      assertThat(named(teams, "i-1")).contains("the team of uaa/t/i-1 could not be looked up");
      while (waitingQueries(source) > 0) {
        Thread.onSpinWait(); // until the server has cancelled it; the table is still locked
      }
      other.rollback();

      while (!named(teams, "i-1").equals("alpha")) {
        Thread.onSpinWait(); // a busy machine may need longer than the time-out once more
      }
    }
  }

  private static int waitingQueries(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
      count.next();
      return count.getInt(1);
    }
  }

  @Test
  void livesThroughTheEndOfTheServerAsLongAsWhatItRemembersMayBeServed() throws Exception {
    AtomicLong nanos = new AtomicLong();
    JdbcTeamDirectory teams;
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      DataSource source = server.getPostgresDatabase();
      Database.run(
          source, "CREATE TABLE teams (issuer text, tenant text, instance text, name text)");
      Database.add(source, "alpha", "i-1");
      teams = JdbcTeamDirectory.builder(source, QUERY)
          .executor(Runnable::run)
          .timeout(Duration.ofSeconds(30))
          .ticker(nanos::get)
          .build();
      assertThat(named(teams, "i-1")).isEqualTo("alpha");
    }
    nanos.addAndGet(Duration.ofMinutes(9).toNanos());

    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(named(teams, "i-1")).contains("could not be looked up", "refused");
    teams.close();
  }
}
